"""The 31 provincial-level regions: who publishes the party's daily and the government's portal."""

FULL_NAMES = {
    **{city: f"{city}市" for city in ("北京", "天津", "上海", "重庆")},
    **{
        province: f"{province}省"
        for province in (
            "河北 山西 辽宁 吉林 黑龙江 江苏 浙江 安徽 福建 江西 山东 "
            "河南 湖北 湖南 广东 海南 四川 贵州 云南 陕西 甘肃 青海"
        ).split()
    },
    "内蒙古": "内蒙古自治区",
    "广西": "广西壮族自治区",
    "西藏": "西藏自治区",
    "宁夏": "宁夏回族自治区",
    "新疆": "新疆维吾尔自治区",
}


def party_committee(province: str) -> str:
    """The committee whose paper the provincial party daily is.

    >>> party_committee("安徽"), party_committee("广西")
    ('中共安徽省委', '中共广西壮族自治区委')
    """
    return f"中共{FULL_NAMES[province]}委"


def government(province: str) -> str:
    """The government whose portal it is: 安徽省人民政府."""
    return f"{FULL_NAMES[province]}人民政府"
