/**
 * How currencies are written: symbol or word, and its ISO 4217 code; null where several countries share it and
 * the language of the page decides (`SHARED`). Longer ones win over the shorter ones inside them.
 */
const WRITTEN: readonly (readonly [symbols: string, code: string | null])[] = [
  ['US$ U$S USD$ $US', 'USD'],
  ['CA$ C$ CAD$ CDN$', 'CAD'],
  ['AU$ A$ AUD$', 'AUD'],
  ['NZ$', 'NZD'],
  ['HK$ 港元 港币 港幣', 'HKD'],
  ['NT$ 新台币 新臺幣 新台幣 台币', 'TWD'],
  ['S$ SG$', 'SGD'],
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
  ['英镑 英鎊 £', 'GBP'],
  ['₤', 'GBP'],
  ['日元 日圆 日圓 円', 'JPY'],
  ['人民币 人民幣 RMB CN¥ 元 圆 块 块钱', 'CNY'],
  ['韩元 韓元 ₩ 원', 'KRW'],
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
const SHARED: Readonly<Record<string, readonly (readonly [language: string, code: string])[]>> = {
  $: [['en-ca', 'CAD'], ['fr-ca', 'CAD'], ['en-au', 'AUD'], ['en-nz', 'NZD'], ['en-sg', 'SGD'], ['zh-tw', 'TWD'], ['zh-hk', 'HKD'], ['es-mx', 'MXN'], ['', 'USD']],
  '¥': [['ja', 'JPY'], ['', 'CNY']],
  '￥': [['ja', 'JPY'], ['', 'CNY']],
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

/** A symbol that is a word must stand alone among letters: `Rs` is not in `hours`. Chinese words need no gap. */
function pattern(symbol: string): string {
  const before = /^\p{L}/u.test(symbol) && !/^\p{Script=Han}/u.test(symbol) ? '(?<![\\p{L}])' : '';
  const after = /\p{L}$/u.test(symbol) && !/\p{Script=Han}$/u.test(symbol) ? '(?![\\p{L}])' : '';
  return `${before}${escapeForPattern(symbol)}${after}`;
}

const WRITTEN_CURRENCY = new RegExp(`${SYMBOLS.map(pattern).join('|')}|(?<![\\p{L}])[A-Z]{3}(?![\\p{L}])`, 'giu');

export interface WrittenCurrency {
  /** As written in the text. */
  readonly symbol: string;
  /** ISO 4217, or null where it cannot be told. */
  readonly code: string | null;
  readonly start: number;
  readonly end: number;
}

/** Every currency that a text names, in order. `lang` (BCP 47) decides between those that share a symbol. */
export function findCurrencies(text: string, lang: string | null): WrittenCurrency[] {
  return [...text.matchAll(WRITTEN_CURRENCY)].flatMap((match) => {
    const [symbol] = match;
    if (!isCurrency(symbol)) return [];
    return [{ symbol, code: codeOf(symbol, lang), start: match.index, end: match.index + symbol.length }];
  });
}

function isCurrency(symbol: string): boolean {
  if (ISO_CODES.has(symbol) || SHORT_WORDS.has(symbol)) return true;
  if (!CODE_BY_SYMBOL.has(symbol.toLowerCase())) return false;
  return !/^[a-z]{1,3}$/i.test(symbol) || symbol.length === 3 || symbol === symbol.toUpperCase();
}

function codeOf(symbol: string, lang: string | null): string | null {
  const key = symbol.toLowerCase();
  const shared = SHARED[key];
  if (shared !== undefined) {
    const language = lang?.toLowerCase() ?? '';
    return shared.find(([prefix]) => language.startsWith(prefix))?.[1] ?? null;
  }
  return CODE_BY_SYMBOL.get(key) ?? (symbol === 'RMB' ? 'CNY' : ISO_CODES.has(symbol) ? symbol : null);
}
