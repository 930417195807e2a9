"""What the reading of bulletins says to editors and readers, as templates for the catalogues.

The readers write their sentences in Chinese, and rows keep them. Here they stand once more, so that the edge can say
them in other languages; tests/i18n/test_sentences.py finds each that is missing. Plain Python; imports
archive.sentences.
"""

from archive.sentences import gettext_noop as _

WARNINGS = (
    _("正文中有疑似乱码，请核对原件的编码。"),
    _("正文只有%(count)d字，请核对是否完整。"),
    _("正文长达%(count)d字，请核对是否应分成几篇。"),
    _("日期%(date)s在今天之后。"),
    _("这一段似乎没有写完，停在句子中间。"),
    _("“%(opener)s”与“%(closer)s”不成对。"),
    _("这一段以%(subject)s开头，内容却多次提到%(other)s，请核对是否张冠李戴。"),
    _("这一段与%(where)s（“%(beginning)s…”）几乎相同。"),
    _("原件有%(count)d处无法解码，已用“�”代替。"),
    _("日期“%(date)s”无法识别，按无日期处理。"),
    _("没有“%(kind)s”这种体裁，按“报道”处理。"),
    _("PDF 第%(pages)s页没有文字，可能是图片，%(advice)s"),
    _("两种程序从 PDF 读出的文字不一致，请对照原件核对。"),
)

REFUSALS = (
    _("文件是空的，没有可以入藏的文字。"),
    _("文件是空的，没有可以入藏的内容。"),
    _("文件内容是乱码，无法阅读。请核对编码，或从原文重新保存。"),
    _("文件里没有找到正文。"),
    _("文件超过%(size)dMB，请拆分后再上传。"),
    _("这是%(format)s，暂时不能阅读。%(advice)s"),
    _("阅读程序没有启动，请稍后再试。"),
    _("文件无法在限定的时间和内存之内读完，可能已损坏，或内容过大、过于复杂，请拆分后再上传。"),
    _("文件内容不是文字，而是二进制数据，无法阅读。请上传文字版的公报。"),
    _("文字超过%(count)d万字，请拆分后再上传。"),
    _("第%(line)d行以后有一行超过%(size)dMB，整个文件没有入藏。"),
    _("第%(line)d行的 body 没有文字。"),
    _("第%(line)d行不是有效的 JSON，整个文件没有入藏。"),
    _("第%(line)d行不是 JSON 对象（应为 {\"body\": …}），整个文件没有入藏。"),
    _("第%(line)d行没有 body（正文），整个文件没有入藏。"),
    _("第%(line)d行的 %(field)s 不是文字，整个文件没有入藏。"),
    _("文件开头的 YAML 信息（front matter）有语法错误，无法阅读。"),
    _("网页过大（超过500万字），请拆分后再上传。"),
    _("网页的标签嵌套过深，无法安全阅读。"),
    _("网页存档超过50MB，无法阅读。"),
    _("网页存档的结构过于复杂，无法安全阅读。"),
    _("网页存档的结构嵌套过深，无法安全阅读。"),
    _("网页存档里没有网页正文。"),
    _("PDF 有密码保护，请去掉密码后再上传。"),
    _("PDF 的加密方式无法处理，请去掉保护后再上传。"),
    _("PDF 文件已损坏或不完整，无法打开。"),
    _("PDF 的文字超过%(count)d万字，请拆分后再上传。"),
    _("PDF 有%(count)d页，超过%(limit)d页，请拆分后再上传。"),
    _("PDF 文件里没有页面。"),
    _("PDF 没有文字层（内容是图片），%(advice)s"),
    _("PDF 的字体没有正确的文字编码，读出的是乱码，%(advice)s"),
    _("这不是 Word 文件（.docx），或文件已损坏。"),
    _("文件里没有 Word 正文（word/document.xml），这不是 .docx 文件，或文件已损坏。"),
    _("这是旧版 Word 文件（.doc），无法直接阅读。请用 Word 或 WPS 打开，选“另存为”，类型选“Word 文档（*.docx）”，再上传。"),
    _("Word 文件有密码保护，请去掉密码后再上传。"),
    _("Word 文件里没有文字。如果内容是图片，需要文字识别（OCR）。"),
    _("Word 文件的正文超过%(size)dMB，请分成几个文件上传。"),
    _("Word 文件含有危险的 XML 声明（DTD 或实体），没有打开。"),
    _("Word 文件已损坏（%(part)s），无法阅读。"),
    _("Word 文件的结构过深或过于复杂，无法安全阅读。"),
    _("Word 文件的结构有误，无法阅读。请用 Word 或 WPS 打开后另存一次再上传。"),
    _("压缩包里没有文件。"),
    _("压缩包里还有压缩包（%(name)s），请解压后再上传。"),
    _("%(archive)s里的文件超过%(count)d个，请分成几个上传。"),
    _("%(archive)s里的文件互相重叠，可能是压缩炸弹，没有打开。"),
    _("%(archive)s里的“%(name)s”已损坏，无法读取。"),
    _("%(archive)s里的“%(name)s”大小与目录不符，没有入藏。"),
    _("%(archive)s里的“%(name)s”用了少见的压缩方式，请用普通 zip 重新压缩。"),
    _("%(archive)s里的“%(name)s”压缩比异常，可能是压缩炸弹，没有打开。"),
    _("%(archive)s里的“%(name)s”超过%(size)dMB。"),
    _("%(archive)s展开后超过%(size)dMB，请分成几个上传。"),
    _("%(archive)s超过%(size)dMB，请分成几个上传。"),
    _("%(archive)s已损坏或不完整，无法打开。"),
    _("%(archive)s有密码，请去掉密码后再上传。"),
)  # fmt: skip

# What the sentences above name: archives, formats, places, and what to do.
NAMES = (
    _("压缩包"), _("Word 文件"), _("压缩包，或 Word 以外的 Office 文档"), _("图片（PNG）"), _("图片（JPEG）"), _("图片（GIF）"),
    _("图片（BMP）"), _("图片（TIFF）"), _("图片或音像文件"), _("压缩包（RAR）"), _("压缩包（7z）"), _("压缩包（gzip）"),
    _("RTF 文档"), _("程序文件"), _("数据库文件"), _("压缩包请解压，文档请另存为 docx 或 PDF 再上传。"),
    _("图片需要先做文字识别（OCR）。"), _("请上传文字版的公报。"), _("请解压后再上传。"),
    _("请在 Word 中另存为纯文本（.txt）再上传。"), _("需要文字识别（OCR）后再上传。"), _("前面的一段"), _("《%(title)s》中的一段"),
)  # fmt: skip

# Why a line was left out of the articles.
REASONS = (
    _("公众号"), _("分享链接"), _("导航"), _("导读"), _("报刊信息"), _("文头"), _("版记"), _("点击统计"), _("版权声明"), _("网站信息"),
    _("翻页链接"), _("页码"), _("页面按钮"), _("打印页眉"), _("识别杂点"), _("附件清单"), _("分隔线"), _("页眉"), _("页脚"), _("外文刊名"), _("重复的标题"),
    _("字段"), _("栏目名"), _("来源与日期行"), _("没有正文的标题"), _("没有文字的段落"), _("网页导航与页面附属内容"),
)  # fmt: skip
