"""What a reader is told of a query that was repaired, bounded or read in part. Plain Python; imports archive.sentences."""

from archive.sentences import gettext_noop as _

TOO_LONG = _("检索式最长 %(n)d 字，其后的已略去。")
TOO_MANY_WORDS = _("检索词最多 %(n)d 个，其余的已略去。")
TOO_MANY_EXCLUDED = _("排除的词最多 %(n)d 个，其余的已略去。")
TOO_MANY_WAYS = _("“或”最多 %(n)d 项，其余的已略去。")
TOO_MANY_PREFIXES = _("带星号的词最多 %(n)d 个，其余的按整词检索。")
TOO_DEEP = _("括号最多 %(n)d 层，更深的已略去。")
ONLY_EXCLUDED = _("只有排除的词：列出不含它们的全部文章。")
NOTHING_READ = _("没有读到可以检索的词。")
LONE_OR = _("“或”的一边没有词，已略去。")
LONE_MINUS = _("单独的减号后面没有词，已略去。")
EMPTY_MINUS = _("减号后面没有内容，已略去。")
EMPTY_FIELD = _("“%(field)s:”后面没有内容，已略去。")
NO_DATE = _("没有看懂日期“%(typed)s”（可写 2024、2024-11、2021-12..2022-03），已略去。")
NO_KIND = _("没有看懂类型“%(typed)s”（可写 报道、纪要、评论），已略去。")
BAD_STAR = _("星号只用在两个以上的字母后面（如 expo*）；汉字不必加星号。")
OPEN_QUOTE = _("引号没有成对：已按到末尾为止理解。")
OPEN_BRACKET = _("括号没有成对：已在末尾补上。")
STRAY_BRACKET = _("多出的右括号已略去。")
ALSO_SOUGHT = _("“%(word)s”也检索了：%(names)s。")
ALSO_SOUGHT_MANY = _("“%(word)s”也检索了：%(names)s等 %(n)d 个名称。")
