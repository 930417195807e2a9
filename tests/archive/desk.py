"""The review page of a bulletin of two articles, filled in and sent as a browser would."""

from archive.ingest.draft import DraftArticle, Paragraph
from archive.models import Article, Bulletin

FIRST = ("大连市贸促会会长周海青表示，", "将组织30家企业参展。", "青岛市贸促会也派人参加。")
SECOND = ("宁波市贸促会举办培训班。", "学员共有50人。")


def article(title: str, texts: tuple[str, ...], **values) -> DraftArticle:
    paragraphs = tuple(Paragraph(f"p{n}", "text", text) for n, text in enumerate(texts, start=1))
    return DraftArticle(title, paragraphs, **values)


class Desk:
    """The review page of a bulletin, filled in and sent as a browser would."""

    def __init__(self, client, bulletin: Bulletin) -> None:
        self.client, self.bulletin = client, bulletin
        self.address = f"/admin/archive/bulletin/{bulletin.pk}/review/"

    def page(self) -> str:
        return self.client.get(self.address).text

    def send(self, act: str = "save", *, status: int = 200, **changed) -> str:
        """Sends what the page holds with `changed` on top; names are as in the page without the article's number."""
        response = self.client.get(self.address)
        values = {}
        for form in response.context["forms"]:
            for field in [*form, *(field for paragraph in form.paragraphs for field in paragraph)]:
                values[field.html_name] = "" if (value := field.value()) is None else value
            for field in form.paragraphs.management_form:
                values[field.html_name] = field.value()
        answer = self.client.post(self.address, {**values, **changed, "act": act}, follow=True)
        assert answer.status_code == status
        return answer.text

    def article(self, place: int) -> Article:
        return self.articles()[place]

    def articles(self) -> list[Article]:
        return list(self.bulletin.articles.out_of_trash().order_by("position"))


def texts(article: Article) -> list[str]:
    return [paragraph["text"] for paragraph in article.paragraphs]


def branches(article: Article) -> set[str]:
    return set(article.branch_mentions.values_list("branch__slug", flat=True))
