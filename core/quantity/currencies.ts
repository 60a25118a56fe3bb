/**
 * How currencies are written: symbol or word, and its ISO 4217 code; null where several countries share it and
 * the language of the page decides (`SHARED`). Longer ones win over the shorter ones inside them.
 */
const WRITTEN: readonly (readonly [symbols: string, code: string | null])[] = [
  ['US$ U$S USD$ $US', 'USD'],
  ['CA$ C$ CAD$ CDN$ 加元 加币 加拿大元', 'CAD'],
  ['AU$ A$ AUD$ 澳元 澳币 澳大利亚元', 'AUD'],
  ['NZ$ 纽币 新西兰元', 'NZD'],
  ['HK$ 港元 港币 港幣', 'HKD'],
  ['MOP$ 澳门元 澳门币', 'MOP'],
  ['NT$ 新台币 新臺幣 新台幣 台币 台幣', 'TWD'],
  ['S$ SG$ 新加坡元 新元 新币 坡币', 'SGD'],
  ['R$', 'BRL'],
  ['MX$ Mex$', 'MXN'],
  ['BZ$', 'BZD'],
  ['RD$', 'DOP'],
  ['J$', 'JMD'],
  ['CUC$', 'CUC'],
  ['Z$', 'ZWL'],
  ['TT$', 'TTD'],
  ['N$', 'NAD'],
  ['美元 美金', 'USD'],
  ['欧元 歐元 € euro euros eur', 'EUR'],
  ['英镑 英鎊 £ sterling', 'GBP'],
  ['₤', 'GBP'],
  ['日元 日圆 日圓 日币 円 JP¥ yen', 'JPY'],
  ['人民币 人民幣 RMB CN¥ CN￥ 块钱 yuan renminbi', 'CNY'],
  ['元 圆 块', null],
  ['韩元 韓元 韩币 韓幣 ₩ ￦ 원', 'KRW'],
  ['印度卢比 卢比', 'INR'],
  ['卢布 盧布', 'RUB'],
  ['泰铢 泰銖 铢', 'THB'],
  ['越南盾', 'VND'],
  ['印尼盾', 'IDR'],
  ['林吉特 马币', 'MYR'],
  ['菲律宾比索', 'PHP'],
  ['瑞士法郎 瑞郎', 'CHF'],
  ['土耳其里拉', 'TRY'],
  ['雷亚尔', 'BRL'],
  ['迪拉姆', 'AED'],
  ['瑞典克朗', 'SEK'],
  ['挪威克朗', 'NOK'],
  ['丹麦克朗', 'DKK'],
  ['兰特', 'ZAR'],
  ['dollars dollar bucks', null],
  ['rupees', 'INR'],
  ['₹ Rs. Rs ₨ रु र', 'INR'],
  ['₽ руб. руб рублей рубля р. Р', 'RUB'],
  ['₴ грн. грн', 'UAH'],
  ['zł', 'PLN'],
  ['Kč Kčs', 'CZK'],
  ['Ft', 'HUF'],
  ['lei leu', 'RON'],
  ['лв. лв', 'BGN'],
  ['kn', 'HRK'],
  ['KM', 'BAM'],
  ['din. дин. дин', 'RSD'],
  ['Lek', 'ALL'],
  ['TL ₺', 'TRY'],
  ['₪', 'ILS'],
  ['฿ บาท', 'THB'],
  ['₫ đ VNĐ', 'VND'],
  ['₱', 'PHP'],
  ['₭', 'LAK'],
  ['₮', 'MNT'],
  ['₦', 'NGN'],
  ['₼', 'AZN'],
  ['₾', 'GEL'],
  ['֏', 'AMD'],
  ['₸', 'KZT'],
  ['₿', 'BTC'],
  ['₶', null],
  ['₣ Fr. SFr.', 'CHF'],
  ['ƒ', 'AWG'],
  ['Rp', 'IDR'],
  ['RM', 'MYR'],
  ['Br', 'ETB'],
  ['Bs. Bs', 'BOB'],
  ['FCFA CFA', 'XOF'],
  ['DT', 'TND'],
  ['Db', 'STN'],
  ['KD', 'KWD'],
  ['KMF', 'KMF'],
  ['Nfk', 'ERN'],
  ['Nu.', 'BTN'],
  ['TSh', 'TZS'],
  ['KSh', 'KES'],
  ['USh', 'UGX'],
  ['UM', 'MRU'],
  ['ZK', 'ZMW'],
  ['درهم', 'AED'],
  ['تومان', 'IRR'],
  ['﷼', null],
  ['kr. kr', null],
  ['$ ¥ ￥', null],
  ['R', 'ZAR'],
];

/** Symbols of several currencies, by the page's language; the last entry (empty language) is the usual one. */
const DOLLARS = [['en-ca', 'CAD'], ['fr-ca', 'CAD'], ['en-au', 'AUD'], ['en-nz', 'NZD'], ['en-sg', 'SGD'], ['zh-tw', 'TWD'], ['zh-hk', 'HKD'], ['es-mx', 'MXN'], ['', 'USD']] as const;
const SHARED: Readonly<Record<string, readonly (readonly [language: string, code: string])[]>> = {
  $: DOLLARS,
  dollars: DOLLARS,
  dollar: DOLLARS,
  bucks: DOLLARS,
  '¥': [['ja', 'JPY'], ['', 'CNY']],
  '￥': [['ja', 'JPY'], ['', 'CNY']],
  元: [['zh-tw', 'TWD'], ['zh-hk', 'HKD'], ['', 'CNY']],
  圆: [['zh-tw', 'TWD'], ['', 'CNY']],
  块: [['zh-tw', 'TWD'], ['', 'CNY']],
  kr: [['sv', 'SEK'], ['da', 'DKK'], ['nb', 'NOK'], ['nn', 'NOK'], ['no', 'NOK'], ['is', 'ISK']],
  'kr.': [['da', 'DKK'], ['sv', 'SEK'], ['nb', 'NOK'], ['no', 'NOK'], ['is', 'ISK']],
};

/** Currencies that the euro replaced: still written on old pages, no longer in every Intl. */
const HISTORIC = ['ATS', 'BEF', 'DEM', 'ESP', 'FIM', 'FRF', 'GRD', 'IEP', 'ITL', 'NLG', 'PTE'];
/** Codes that are common words of headlines in capitals. */
const WORDS = ['ALL', 'TOP'];
const ISO_CODES: ReadonlySet<string> = new Set(
  [...Intl.supportedValuesOf('currency'), ...HISTORIC, 'RMB'].filter((code) => !WORDS.includes(code)),
);

const CODE_BY_SYMBOL: ReadonlyMap<string, string | null> = new Map(
  WRITTEN.flatMap(([symbols, code]) => symbols.split(' ').map((symbol) => [symbol.toLowerCase(), code] as const)),
);

/** Short Latin words mean a currency only as they are written here or in capitals: `KM`, but not `km`. */
const SHORT_WORDS: ReadonlySet<string> = new Set(
  WRITTEN.flatMap(([symbols]) => symbols.split(' ')).filter((symbol) => /^[A-Za-z]{1,3}$/.test(symbol)),
);

const SYMBOLS = [...CODE_BY_SYMBOL.keys()].sort((one, other) => other.length - one.length);

function escapeForPattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

/** Letters of scripts that part words by spaces. */
const LETTER = '[a-z\\u00c0-\\u06ff\\u0900-\\u0dff]';

/** A symbol that is a word must stand alone among letters: `Rs` is not in `hours`. Chinese and Korean words need no gap. */
function pattern(symbol: string): string {
  const isWord = (end: RegExp) => end.test(symbol) && !/[\p{Script=Han}\p{Script=Hangul}]/u.test(symbol);
  return `${isWord(/^\p{L}/u) ? `(?<!${LETTER})` : ''}${escapeForPattern(symbol)}${isWord(/\p{L}$/u) ? `(?!${LETTER})` : ''}`;
}

const WRITTEN_CURRENCY = new RegExp(`${SYMBOLS.map(pattern).join('|')}|(?<!${LETTER})[A-Z]{3}(?!${LETTER})`, 'gi');

export interface WrittenCurrency {
  /** As written in the text. */
  readonly symbol: string;
  /** ISO 4217, or null where it cannot be told. */
  readonly code: string | null;
  readonly start: number;
  readonly end: number;
}

/** 块 counts things as well (`3块屏幕`), and 元 begins other words. */
const NOT_MONEY = /^(?:块(?=\p{Script=Han})(?![钱左起以多到每的买卖拿入包吧就不零一二两三四五六七八九十])|元(?=[旦素宵宇年月器件组]))/u;
const JAPANESE = /[ぁ-んァ-ヶ円]|日元|日圆|日币|税込|税抜/;
const CHINESE_MONEY = /人民币|\d ?[万亿]?元|CNY|RMB/;

export interface CurrencyContext {
  /** BCP 47 language of the page. */
  readonly lang: string | null;
  /** A text found near the amount that may name its currency. */
  readonly hint?: string | null;
}

/**
 * Every currency that a text names, in order. Between those that share a symbol (`¥`, `$`, 元, kr) the hint decides, then
 * words of the text that belong to one of them, then the language.
 */
export function findCurrencies(text: string, { lang, hint }: CurrencyContext): WrittenCurrency[] {
  const hinted = hint === null || hint === undefined || hint === '' ? null : (findCurrencies(hint, { lang })[0]?.code ?? null);
  const isYen = JAPANESE.test(text) && !CHINESE_MONEY.test(text);
  return [...text.matchAll(WRITTEN_CURRENCY)].flatMap((match) => {
    const [symbol] = match;
    if (!isCurrency(symbol) || NOT_MONEY.test(text.slice(match.index, match.index + 3))) return [];
    return [{ symbol, code: codeOf(symbol, { lang, hinted, isYen }), start: match.index, end: match.index + symbol.length }];
  });
}

/** Whether a currency may stand before its number: 元, 块 and the like only follow. */
export function canLead(symbol: string): boolean {
  return !/^[元圆块円원]/u.test(symbol);
}

/** Whether several currencies share a symbol, so that a code beside it says more. */
export function isShared(symbol: string): boolean {
  return SHARED[symbol.toLowerCase()] !== undefined;
}

function isCurrency(symbol: string): boolean {
  if (ISO_CODES.has(symbol) || SHORT_WORDS.has(symbol)) return true;
  if (!CODE_BY_SYMBOL.has(symbol.toLowerCase())) return false;
  return !/^[a-z]{1,3}$/i.test(symbol) || symbol.length === 3 || symbol === symbol.toUpperCase();
}

function codeOf(symbol: string, { lang, hinted, isYen }: { lang: string | null; hinted: string | null; isYen: boolean }): string | null {
  const key = symbol.toLowerCase();
  const shared = SHARED[key];
  if (shared !== undefined) {
    const isSign = key === '¥' || key === '￥';
    if (hinted !== null && (shared.some(([, code]) => code === hinted) || (key === '$' && hinted.endsWith('D')))) return hinted;
    if (isSign && isYen) return 'JPY';
    const language = lang?.toLowerCase() ?? '';
    return shared.find(([prefix]) => language.startsWith(prefix))?.[1] ?? null;
  }
  return CODE_BY_SYMBOL.get(key) ?? (symbol === 'RMB' ? 'CNY' : ISO_CODES.has(symbol) ? symbol : null);
}
