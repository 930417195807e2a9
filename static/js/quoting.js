// Offers a link to the words a reader has marked in an article: a text fragment behind the paragraph's own anchor.
// Without it every paragraph still has its anchor.

const text = document.querySelector("[data-quotable]");
const LONGEST = 40; // characters written out; a longer passage is named by its first and last words
const EDGE = 12;

const encode = (words) => encodeURIComponent(words).replaceAll("-", "%2D");

// Browsers find a fragment at word boundaries only, so the words marked are widened to whole ones.
const widen = (whole, start, end) => {
  if (!Intl.Segmenter) return [start, end];
  for (const { index, segment } of new Intl.Segmenter("zh", { granularity: "word" }).segment(whole)) {
    if (index < start && start < index + segment.length) start = index;
    if (index < end && end < index + segment.length) end = index + segment.length;
  }
  return [start, end];
};

const fragmentOf = (words) => {
  if (words.length <= LONGEST) return encode(words);
  const edges = [...new Intl.Segmenter("zh", { granularity: "word" }).segment(words)].map(({ index }) => index);
  const head = edges.find((index) => index >= EDGE);
  const tail = edges.findLast((index) => index <= words.length - EDGE);
  return `${encode(words.slice(0, head))},${encode(words.slice(tail))}`;
};

const addressOf = (range) => {
  const paragraph = (range.startContainer.parentElement ?? text).closest("[data-quotable] > [id]");
  if (!paragraph) return null;
  const before = document.createRange();
  before.selectNodeContents(paragraph);
  before.setEnd(range.startContainer, range.startOffset);
  const whole = paragraph.textContent;
  const first = before.toString().length;
  const last = Math.min(first + range.toString().length, whole.length); // what reaches further is cut at the paragraph's end
  const [start, end] = widen(whole, first, last);
  const words = whole.slice(start, end).trim();
  return words ? `${location.origin}${location.pathname}#${paragraph.id}:~:text=${fragmentOf(words)}` : null;
};

if (text && Intl.Segmenter) {
  const button = document.createElement("button");
  let address = null;
  button.type = "button";
  button.className = "quote no-print";
  button.hidden = true;
  text.after(button);

  document.addEventListener("selectionchange", () => {
    const selection = document.getSelection();
    const range = selection.rangeCount && !selection.isCollapsed ? selection.getRangeAt(0) : null;
    address = range && text.contains(range.commonAncestorContainer) ? addressOf(range) : null;
    button.hidden = !address;
    button.textContent = text.dataset.quotable;
  });
  button.addEventListener("pointerdown", (event) => event.preventDefault()); // the selection stays
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(address);
      button.textContent = text.dataset.quoted;
    } catch {
      location.hash = new URL(address).hash; // no clipboard: the address bar holds the link
    }
  });
}
