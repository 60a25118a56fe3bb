const UNIT_ZH = '(?:千|百万|1k|1M) ?tokens?|人|年|月|天|日|周|季度|季|小时|分钟|万次|千次|次|席位|坐席|座席|账号|帐号|用户|台|件|套|只|公斤|千克|斤|克|吨|平方米|平米|㎡|平|晚|间|位|份|瓶|盒|箱|包|张|本|门店|店|条|门|课时|课|节|期|公里|升|度|单|笔|股|头|支|颗|片|袋|桶|米|kg|GB|TB|G(?![A-Za-z])|T(?![A-Za-z])|g(?![A-Za-z])';
const UNIT_EN = 'months?|mo|mth|years?|yr|annum|quarters?|weeks?|wk|days?|nights?|hours?|hr|h|minutes?|min|(?:active |named )?users?|seats?|agents?|members?|persons?|people|teams?|hosts?|sites?|accounts?|employees?|contacts?|units?|items?|pieces?|pcs?|kg|lbs?|oz|100 ?g|g|gb|tb|sq\\.? ?ft|m²|m2|rooms?|guests?|heads?|licen[cs]es?|devices?|servers?|cores?|requests?|queries|miles?|km|gallons?|lit(?:er|re)s?|l|packs?|sessions?|class(?:es)?|courses?|shares?|barrels?|tonnes?|tons?|tickets?|words?|credits?|calls?|transactions?|orders?|stores?|locations?|domains?|projects?|workspaces?|editors?|developers?|child|adult|student|visit|trip|ride|each';
const EACH = `(?:\\/ ?|·(?=[\\u3400-\\u9fff])|每一?|, ?per |per |an? (?=month|year|seat|user|week|day|night|piece|person|share|barrel)|each )`;
const STEP = new RegExp(`^ ?${EACH}个?(?:(${UNIT_ZH})|(?:1 )?(${UNIT_EN})(?![a-z\\u00c0-\\u04ff\\d]))`, 'i');
const STEP_UNKNOWN = /^ ?\/ ?([\u3400-\u9fff]{1,3}|[a-z\u00c0-\u04ff]{1,12})(?=$|[\s,，。;；()/])/i;
const EVERY = /^ ?(monthly|yearly|annually|weekly|daily|quarterly|each)(?![a-z\u00c0-\u04ff])/i;
const BEFORE = new RegExp(`每(?:个|一)?(${UNIT_ZH})(?:每?(${UNIT_ZH}))?(?:仅需|仅|只需|只要|低至|约|费用|收费|价格|收入|[:： ])?$`, 'u');
const NAMED_BEFORE = /(月|年|周|季|日|时)(?:付|供|租金|租|费|薪|卡|度|订阅|订)(?:价格?|仅需|仅|只需|低至|约|为|:|：| ){0,2}$/u;
const EVERY_BEFORE = /(?<![a-z\u00c0-\u04ff])(monthly|yearly|annual|annually|weekly|hourly)(?: (?:price|plan|fee|cost|rate|subscription))?:? ?$/i;
const BILLED = /^[^\d。\n]{0,48}?(?:billed (annually|yearly|monthly|quarterly)|paid (annually|yearly|monthly)|按(年|月|季)(?:付|计费|收费|结算|订阅)|(年|月|季)付(?!费?[ :]?[¥\d]))/i;
const PERIODS: Readonly<Record<string, 'year' | 'month' | 'quarter'>> = { annually: 'year', yearly: 'year', 年: 'year', monthly: 'month', 月: 'month', quarterly: 'quarter', 季: 'quarter' };

const TAX_OUT = '不含(?:增值)?税|未含税|未税|除税|税前|税抜|税別|excluding (?:tax|vat|gst)|excl?\\.? ?(?:of )?(?:tax(?:es)?|vat|gst)|ex\\.? ?(?:vat|gst)|plus (?:tax|vat|gst)|\\+ ?(?:tax|vat|gst)|before tax|zzgl\\.? mwst|HT(?![a-z])';
const TAX_IN = '含(?:增值)?税|税込|including (?:tax|vat|gst)|incl\\.? ?(?:of )?(?:tax(?:es)?|vat|gst)|inc\\.? ?(?:tax|vat|gst)|inkl\\.? mwst|TTC(?![a-z])|tax included|vat included|包税';
const TAX_BEFORE = new RegExp(`(?:(${TAX_OUT})|(${TAX_IN}))(?:价|单价|总价|报价)?(?:为|[:：( ]){0,2}$`, 'i');
const TAX_BEHIND = new RegExp(`^[^。;；!！\\n\\d]{0,28}?(?:(${TAX_OUT})|(${TAX_IN}))(?!价?(?:为|[:： ]){0,2}[¥$€£]?\\d)`, 'i');

/** What a price is for, in the text's words, steps joined by `/`: `seat/month`, `人/月`; null where it is for the thing itself. */
export function perOf(before: string, rest: string): { readonly per: string | null; readonly length: number } {
  const steps: string[] = [];
  let length = 0;
  while (steps.length < 3) {
    const behind = rest.slice(length);
    const step = STEP.exec(behind) ?? STEP_UNKNOWN.exec(behind) ?? (steps.length === 0 ? EVERY.exec(behind) : null);
    const unit = step?.[1] ?? step?.[2];
    if (step === null || unit === undefined) break;
    steps.push(unit);
    length += step[0].length;
  }
  if (steps.length > 0) return { per: steps.join('/'), length };
  const each = BEFORE.exec(before);
  if (each !== null) return { per: [each[1], each[2]].filter((unit) => unit !== undefined).join('/'), length: 0 };
  const named = NAMED_BEFORE.exec(before)?.[1] ?? EVERY_BEFORE.exec(before)?.[1]?.toLowerCase();
  return { per: named === '时' ? '小时' : (named ?? null), length: 0 };
}

/** How often a price is charged, where the text says so beside it (`$8 per month, billed annually`). */
export function billedOf(rest: string): 'year' | 'month' | 'quarter' | null {
  const match = BILLED.exec(rest);
  const word = match?.slice(1).find((group) => group !== undefined);
  return word === undefined ? null : (PERIODS[word.toLowerCase()] ?? null);
}

/** Whether tax is said to be in a price, right before it or behind it and before the next number; null where nothing is said. */
export function taxIncludedOf(before: string, rest: string): boolean | null {
  const match = TAX_BEFORE.exec(before) ?? TAX_BEHIND.exec(rest);
  if (match === null) return null;
  return match[1] === undefined;
}
