"""Characters seen annotated in the wild, with the reading they are given there.

A lower bound: any Traditional character may carry a bracket. It helps where the evidence is thin (a title alone).
"""

_SEEN = """
發fā 業yè 區qū 創chuàng 優yōu 規guī 執zhí 監jiān 節jié 養yǎng 環huán 產chǎn 網wǎng 絡luò 數shù 據jù 構gòu 達dá 濟jì
術shù 認rèn 聯lián 結jié 統tǒng 導dǎo 護hù 戰zhàn 擴kuò 側cè 機jī 當dāng 內nèi 經jīng 階jiē 關guān 應yīng 務wù 學xué
協xié 響xiǎng 農nóng 鄉xiāng 醫yī 礎chǔ 質zhì 習xí 態tài 續xù 領lǐng 團tuán 風fēng 紀jì 預yù 擔dān 獻xiàn 隊duì 現xiàn
設shè 進jìn 動dòng 強qiáng 項xiàng 費fèi 價jià 標biāo 識shí 權quán 轉zhuǎn 實shí 報bào 驗yàn 點diǎn 衛wèi 復fù 鎮zhèn
遠yuǎn 運yùn 責zé 準zhǔn 訓xùn 調diào 穩wěn 獨dú 堅jiān 時shí 計jì 國guó 會huì 對duì 號hào 個gè 場chǎng 長zhǎng 長cháng
勢shì 請qǐng 簡jiǎn 營yíng 庫kù 單dān 級jí 測cè 臺tái 適shì 評píng 頁yè 夠gòu 來lái 過guò 問wèn 說shuō 開kāi 門mén
戶hù 語yǔ 見jiàn 書shū 寫xiě 專zhuān 萬wàn 無wú 聽tīng 錯cuò 愛ài 陽yáng 線xiàn 詩shī 歡huān 詢xún 譽yù 廠chǎng
"""

#: Annotated on the sparsest pages seen, so on every damaged page; a denser page annotates a superset of a sparser one.
CORE = frozenset("發業區創優現網絡環聯戰協統續態衛規執")
#: (character, reading)
SEEN = frozenset((entry[0], entry[1:]) for entry in _SEEN.split())
