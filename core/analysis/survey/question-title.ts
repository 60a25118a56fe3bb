/** `1、`, `12.`, `Q3:`, `Q3 `, `第3题`: the number that export files put before a question. */
const NUMBER = /^\s*(?:第\s*\d+\s*题|[Qq]\s*\d+|\d+)\s*(?:[、.．:：)）]\s*|(?<=[Qq]\s*\d+|题)\s+)/u;
/** What kind of question it is, said behind or before it. */
const KIND = /\s*[[【（(]\s*(?:可?多选题?|单选题?|可多选|不定项|必填|选填|必答题?|填空题?|量表题?|矩阵题?|select all that apply|check all that apply|choose all that apply|multiple choice|required|optional)\s*[\]】）)]\s*\*?/giu;

/** A question as people would say it, without its number and kind. */
export function questionTitle(header: string): string {
  const title = header.replace(NUMBER, '').replace(KIND, '').trim();
  return title === '' ? header.trim() : title;
}

export function isNumbered(header: string): boolean {
  return NUMBER.test(header);
}

export function saysMultiple(header: string): boolean {
  return /多选|不定项|(?:select|check|choose|tick) all|multiple answers/i.test(header);
}

/** Whether a header asks somebody something. */
export function asks(header: string): boolean {
  return isNumbered(header) || saysMultiple(header) || /[?？]|您|你|请(?:问|选|为|对|填|写|评)|单选|\b(?:how|what|which|why|would you|do you|did you|are you|please)\b/i.test(header);
}

/** A column that a survey tool writes beside the answers. */
const TOOL = /^(?:序号|编号|答[卷题](?:编号|序号|id)|提交(?:答卷)?(?:时间|日期)|所用时间|答题时长|(?:开始|结束)(?:答题|填写)?时间|(?:答题|填写)时间|来源(?:详情|渠道)?|来自\s*ip|ip(?:地址|省份|城市|归属地)?|总分|得分|用户(?:名|id|昵称)|昵称|openid|unionid|微信昵称|答题者.*|填写者|设备|设备类型|操作系统|浏览器|地理位置|状态|timestamp|时间戳(?:记录)?|user ?name|email(?: address)?|邮箱|电子邮件(?:地址)?|score|name|姓名|手机号?|电话|response ?id|respondent ?id|collector ?id|start ?(?:date|time)|end ?(?:date|time)|submitted(?: at)?|ip ?address|duration.*)$/i;
/** Such a column alone tells that a survey tool wrote the table. */
const SURE_TOOL = /^(?:答[卷题](?:编号|序号|id)|提交(?:答卷)?(?:时间|日期)|所用时间|答题时长|(?:开始|结束)答题时间|来自\s*ip|timestamp|时间戳(?:记录)?|response ?id|respondent ?id|collector ?id)$/i;

export function isToolColumn(header: string): boolean {
  return TOOL.test(header.trim());
}

export function tellsTool(header: string): boolean {
  return SURE_TOOL.test(header.trim());
}
