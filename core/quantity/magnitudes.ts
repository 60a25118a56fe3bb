/** Words and letters after a number that mean a power of ten. English ones stand alone or right behind the number. */
const MAGNITUDES: readonly (readonly [pattern: RegExp, places: number])[] = [
  [/^ ?(?:万亿|萬億|兆(?=[日韩美新台]?[元円圆]))/, 12],
  [/^ ?(?:千亿|千億)/, 11],
  [/^ ?(?:百亿|百億)/, 10],
  [/^ ?(?:十亿|十億)/, 9],
  [/^ ?(?:亿|億|억)/, 8],
  [/^ ?(?:千万|千萬|천만)/, 7],
  [/^ ?(?:百万|百萬)/, 6],
  [/^ ?(?:十万|十萬)/, 5],
  [/^ ?(?:万|萬|만)(?!科|达|象|里|能)/, 4],
  [/^ ?(?:千|仟|천)(?!克|米|瓦|卡|字|赫|帕|兆)/, 3],
  [/^(?:百|佰)(?!分|科|度|货|年)/, 2],
  [/^[ -]?(?:trillion|tn|trn)(?![a-z\u00c0-\u04ff])/i, 12],
  [/^[ -]?(?:billions?|bn|bln|mrd\.?|milliarden|milliards?|mil millones|миллиард(?:а|ов)?|млрд\.?)(?![a-z\u00c0-\u04ff])/i, 9],
  [/^B(?![A-Za-z])/, 9],
  [/^ ?(?:crores?|cr)(?![a-z\u00c0-\u04ff])/i, 7],
  [/^[ -]?(?:millions?|mn|mln|mio\.?|millionen|millones|milhões|миллион(?:а|ов)?|млн\.?)(?![a-z\u00c0-\u04ff])/i, 6],
  [/^M(?![A-Za-z²³]| ?宽带|带宽|流量|内存)/, 6],
  [/^ ?(?:lakhs?|lacs?)(?![a-z\u00c0-\u04ff])/i, 5],
  [/^[ -]?(?:thousand|тыс\.?|mille)(?![a-z\u00c0-\u04ff])/i, 3],
  [/^k(?![A-Za-z]| ?(?:屏|显示|电视|高清|超清|画质|分辨率|视频|摄|投影|TV|UHD|display|monitor|video|resolution))/i, 3],
  [/^ hundred(?![a-z\u00c0-\u04ff])/i, 2],
];
/** Letters that mean a power of ten only in money: `£5m` is five million, `5m` is five metres. */
const MONEY_MAGNITUDES: readonly (readonly [pattern: RegExp, places: number])[] = [
  [/^(?:MM|m)(?![A-Za-z²³])/, 6],
  [/^b(?![A-Za-z])/, 9],
  [/^T(?![A-Za-z])/, 12],
];
const MORE = /^ ?[余多](?=[十百千万萬亿億])/;

export interface Magnitude {
  /** The power of ten. */
  readonly places: number;
  /** How many characters it takes. */
  readonly length: number;
  /** `12余万` is more than 120,000. */
  readonly isMore: boolean;
}

/** The magnitude at the head of `rest`, the text behind a number; `isMoney` where a currency stands before the number. */
export function magnitudeAt(rest: string, isMoney = false): Magnitude {
  const more = MORE.exec(rest)?.[0] ?? '';
  const words = rest.slice(more.length, more.length + 16);
  for (const [pattern, places] of isMoney ? [...MAGNITUDES, ...MONEY_MAGNITUDES] : MAGNITUDES) {
    const match = pattern.exec(words);
    if (match !== null) return { places, length: more.length + match[0].length, isMore: more !== '' };
  }
  return { places: 0, length: 0, isMore: false };
}
