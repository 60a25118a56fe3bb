/** How prices are written on pages in any of the languages that our people clip, and the words that say what a price is. */

const BEFORE = String.raw`(?:(?:US|CA|AU|NZ|HK|NT|MX|[ACRS])?\$|[€£¥￥₹₩₽₺₪฿₫₱₴₦]|(?<![\p{L}])(?:USD|EUR|GBP|CNY|RMB|JPY|AUD|CAD|NZD|HKD|TWD|SGD|CHF|SEK|NOK|DKK|PLN|CZK|HUF|INR|AED|SAR|ZAR|BRL|MXN|TRY|RON|BGN|KRW|THB|MYR|IDR|PHP|VND|Rs\.?|RM|Rp|kr\.?|лв\.?)(?=[\s\d:]))`;
const AFTER = String.raw`(?:[€£¥￥₹₩₽₺₪฿₫₴]|元|円|块|美元|欧元|港元|港币|日元|英镑|원|(?:USD|EUR|GBP|CNY|RMB|AUD|CAD|CHF|SEK|NOK|DKK|PLN|CZK|HUF|kr|zł|Kč|Ft|лв|lei|руб|грн|TL)(?![\p{L}]))`;
const NUMBER = String.raw`\d{1,12}(?:[.,'’\u00a0\u202f ]\d{3}(?!\d)){0,4}(?:[.,]\d{1,2}(?!\d))?(?:[.,][-–—](?!\s?\d))?`;
const SCALE = String.raw`(?: ?(?:百万|万|萬|亿|億|千|k(?![\p{L}])))?`;
const TO = String.raw` ?(?:[-–—~～]|to|至|到|bis|à|až) ?`;
const MONEY = String.raw`(?:${BEFORE}[\s:]{0,2}${NUMBER}${SCALE}|${NUMBER}${SCALE} ?${AFTER})`;

/** Money in a text: a number with its currency, or a range of such, of which the currency may stand once. */
export const MONEY_IN_TEXT = new RegExp(`(?:${BEFORE}\\s?${NUMBER}${SCALE}${TO}${NUMBER}${SCALE}(?: ?${AFTER})?|${NUMBER}${SCALE}${TO}${NUMBER}${SCALE} ?${AFTER}|${MONEY}(?:${TO}${MONEY})?)`, 'gu');
export const RANGE = new RegExp(`^(.*?\\d[.,\\d]*${SCALE}(?:\\s?${AFTER})?)${TO}((?:${BEFORE})?\\s?\\d.*)$`, 'su');

/** A quick no: a text without a digit beside anything of a currency has no money in it. */
export const MAY_HAVE_MONEY = /[$€£¥￥₹₩₽₺₪฿₫₱₴₦元円块원лŁł]|\d\s?\p{L}|\p{L}[.:\s]{0,2}\d/u;

export const FREE = /^(?:free|free of charge|免费|免費|無料|gratis|gratuit|kostenlos)[*!.]?$/iu;

/** Words before an amount that is not asked any more. */
export const FORMER_BEFORE = /(?:原价|市场价|划线价|吊牌价|参考价|门市价|定价|\b(?:was|were|rrp|msrp|srp|uvp|list price|list|regular(?: price)?|original(?: price)?(?: was)?|old price|before|compare(?:d)?(?: at)?|reg\.?|retail(?: price)?|prix de base|statt|antes|avant))\s*[:：-]?\s*$/iu;
/** Words before an amount that is asked now. */
export const CURRENT_BEFORE = /(?:现价|券后价?|到手价|促销价|活动价|特价|折后价?|秒杀价|会员价|售价|\b(?:now|sale(?: price)?|our price|special(?: price)?|current price(?: is)?|your price|today|deal price))\s*[:：-]?\s*$/iu;
export const FROM_BEFORE = /(?:\b(?:from|starting (?:at|from)|starts (?:at|from)|as low as|ab|à partir de|dès|desde|da|vanaf|od|от|von)|低至)\s*[:：]?\s*$/iu;
export const FROM_AFTER = /^\s*(?:起|\+|and up|& up)/iu;
/** Amounts beside a price that are not the price: savings, delivery, rates, other people's offers. */
export const OTHER_BEFORE = /(?:立减|已省|优惠|满|减|运费|省|邮费|券|(?<![\p{L}])(?:save|saving|savings|you save|shipping|delivery|postage|over|above|under|up to|extra|payments? of|earn|get|off|minimum|deposit|worth|value|vat|tax|item included|cashback|discount))[^\p{L}\d]{0,4}(?:[-–—]\s?)?$/iu;
export const OTHER_AFTER = /^\s{0,2}(?:off\b|discount|shipping|delivery|cash ?back|savings?\b|in savings|coupon|gift card|x \d|运费|优惠|返|减)/iu;
/** What others ask, or what a variant that is not shown is had for. */
export const OFFERED_BEFORE = /(?<![\p{L}])(?:used|used from|options from|choices from|new from|offers? from|new & used from|renewed from|open box from|pre-owned from)[^\p{L}\d]{0,4}$/iu;
/** A price for a measure of the goods: for comparing, not for paying. */
export const UNIT_AFTER = /^\s{0,2}(?:\/|per|pro|par|the)\s?(?:\d+\s?)?(?:100\s?g|oz|fl|ounce|lb|lbs|kg|g\b|ml\b|l\b|cl\b|litre|liter|count|ct\b|each|ea\b|unit|item|sq|m2|m²|tablet|capsule|wash|sheet)/iu;
export const RATE_AFTER = /^\s{0,2}(?:\/|per|a|pro|par|每)\s?(?:mo\b|month|week|wk|day|yr|year|monat|mois|月|年|天)/iu;

/** Words that say what an amount is, in any place beside it. */
export const PRICE_WORDS = /\b(?:prices?|from|starting|at|as|low|now|was|is|only|sale|regular|reg|original|current|our|list|special|rrp|msrp|incl(?:uding)?|excl(?:uding)?|inc|ex|vat|tax|each|per|month|year|mo|yr|prix|preis|ab|ttc|save|usd|eur|gbp|cny|rmb)\b|现价|原价|售价|市场价|特价|促销价|券后价?|到手价|活动价|会员价|价格|起|约|元|含税|每/giu;
/** What markup calls a price that is not asked any more. */
export const FORMER_NAMES = /non-?sale|(?:^|[\s_-])(?:old|was|former|prev(?:ious)?|regular|original|before|crossed|rrp|msrp|undiscounted)(?=$|[\s_-]|price)|strike|line-?through|list-?price|compare-?(?:at|price)|(?:old|was|regular|original|previous|before|crossed)[Pp]rice|price-?(?:old|was|before|regular|original|rrp|crossed|compare)|pre-?savings/i;
/** What markup calls a price of any kind. */
export const PRICE_NAMES = /price|cost|fee(?![dl])|amount|money|价/i;
