/** `1、`, `12.`, `Q3:`, `Q3 `, `第3题`: the number that export files put before a question. */
const NUMBER = /^\s*(?:第\s*\d+\s*题|[Qq]\s*\d+|\d+)\s*(?:[、.．:：)）]\s*|(?<=[Qq]\s*\d+|题)\s+)/u;
/** What kind of question it is, said behind or before it. */
const KIND = /\s*[[【（(]\s*(?:可?多选题?|单选题?|可多选|不定项|必填|选填|必答题?|填空题?|量表题?|矩阵题?|select all that apply|check all that apply|choose all that apply|multiple choice|required|optional)\s*[\]】）)]\s*\*?/giu;

/** The ends of a scale: `（0-10）`, `(1-5分)`. */
const ENDS = /\s*[（(]\s*\d+\s*分?\s*[-–—~～至到]\s*\d+\s*分?\s*[)）]\s*$/u;

/** A question as people would say it, without its number, its kind and the ends of its scale. */
export function questionTitle(header: string): string {
  const title = header.replace(NUMBER, '').replace(KIND, '').replace(ENDS, '').trim();
  return title === '' ? header.trim() : title;
}

export function isNumbered(header: string): boolean {
  return NUMBER.test(header);
}

export function saysMultiple(header: string): boolean {
  return /多选|不定项|(?:select|check|choose|tick) all|multiple answers/i.test(header);
}

/** Whether a header asks somebody something: `Searchable?` is a property, `Would you come again?` a question. */
export function asks(header: string): boolean {
  if (isNumbered(header) || saysMultiple(header)) return true;
  if (/[?？]/.test(header) && (/\p{Script=Han}/u.test(header) || header.trim().split(/\s+/).length >= FEWEST_WORDS)) return true;
  return /您|你|请(?:问|选|为|对|填|写|评)|单选|\b(?:how|what|which|why|would you|do you|did you|are you|please)\b/i.test(header);
}

const FEWEST_WORDS = 4;

/** Whether a header asks for words of one's own. */
export function asksForWords(header: string): boolean {
  return /建议|意见|想法|原因|理由|为什么|请说明|填空|改进|其[他它]|\b(?:suggestions?|comments?|feedback|why|reasons?|improve|anything else|other)\b/i.test(header);
}

/** Whether a header asks who somebody is rather than what they think. */
export function asksWho(header: string): boolean {
  return /性别|年龄|岁|城市|省份|地区|区域|职业|行业|学历|收入|部门|岗位|身份|等级|\b(?:gender|sex|age|city|region|country|state|occupation|job|industry|education|income|department|role|membership)\b/i.test(header);
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
