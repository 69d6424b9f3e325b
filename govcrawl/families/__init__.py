"""Page families: one publishing system each; and the spider bases that use them.

Importing this package registers all families with the extractor. The order matters: a family whose marks another's
pages also carry (a body pasted from TRS in a Hanweb page) comes first.
"""

from govcrawl.extract.family import register
from govcrawl.families.bjd import BjdMobile
from govcrawl.families.classic import FounderClassic
from govcrawl.families.enp import FounderWeb
from govcrawl.families.founder import FounderNew
from govcrawl.families.general import General, GeneralIssue
from govcrawl.families.gkmlpt import Gkmlpt
from govcrawl.families.gxrb import Gxrb
from govcrawl.families.hanweb import Hanweb
from govcrawl.families.jfdaily import JfDaily
from govcrawl.families.longcom import Longcom
from govcrawl.families.own import OwnPortal
from govcrawl.families.shtml import PaperIndex, ShtmlEpaper
from govcrawl.families.trs import Trs
from govcrawl.families.ucap import Ucap
from govcrawl.families.vsb import Vsb

founder_web = FounderWeb()
founder_classic = FounderClassic()
founder_new = FounderNew()
bjd_mobile = BjdMobile()
gxrb = Gxrb()
jfdaily = JfDaily()
paperindex = PaperIndex()
shtml_epaper = ShtmlEpaper()
longcom = Longcom()
hanweb = Hanweb()
gkmlpt = Gkmlpt()
ucap = Ucap()
trs = Trs()
vsb = Vsb()
general = General()

henan_cms = OwnPortal("henan_cms", r"/\d{4}/\d{2}-\d{2}/\d+\.html", "henan.gov.cn", body="div.content")
liaoning_cms = OwnPortal(
    "liaoning_cms",
    r"/web/(?:[\w/]+/)?(?:[0-9A-F]{32}|\d{19})/index\.shtml",
    "ln.gov.cn",
    body=(".content", ".content1"),
)
hebei_cms = OwnPortal(
    "hebei_cms",
    r"/columns/[0-9a-f-]{36}/\d{6}/\d{2}/[0-9a-f-]{36}\.html",
    "hebei.gov.cn",
    body=(".xxgk_gfxwjk-xqy-neir", ".xxgkgzwjk_xqy-cont", "#zoom", ".incontent", "div.content"),
)
enorth = OwnPortal(
    "enorth", r"/system/\d{4}/\d{2}/\d{2}/0\d+\.shtml", "qinghai.gov.cn", body=(".con-article", ".zp.lf", "#contentlf")
)
sichuan_cms = OwnPortal(
    "sichuan_cms",
    r"/10462/(?:c?\d+/)*\d{4}/\d{1,2}/\d{1,2}/(?:[0-9a-f]{32}|\d+)\.shtml",
    "sc.gov.cn",
    body=("#cmsArticleContent", "td.contText"),
)
shanghai_cms = OwnPortal(
    "shanghai_cms",
    r"/nw\d+/(?:\d{8}/)?[0-9a-f]{32}\.html",
    "shanghai.gov.cn",
    body=("div.Article_content", "#ivs_content"),
)

register(
    founder_classic, founder_new, founder_web, bjd_mobile, gxrb, jfdaily, paperindex, shtml_epaper,
    longcom, hanweb, gkmlpt, ucap, trs, vsb,
    henan_cms, liaoning_cms, hebei_cms, enorth, sichuan_cms, shanghai_cms,
)  # fmt: skip

__all__ = [
    "GeneralIssue", "bjd_mobile", "enorth", "founder_classic", "founder_new", "founder_web", "general", "gkmlpt",
    "gxrb", "hanweb", "hebei_cms", "henan_cms", "jfdaily", "liaoning_cms", "longcom", "paperindex", "shanghai_cms",
    "shtml_epaper", "sichuan_cms", "trs", "ucap", "vsb",
]  # fmt: skip
