/**
 * Which addresses mean the same page. Kept exact rather than clever: a parameter is dropped only where it
 * is known to carry the visitor's way, never the page.
 */

/** Parameters that tell where a visitor came from, on any site. */
const TRACKING_NAMES = new Set(
  (
    '_ga _gl _hsenc _hsmi _openstat ali_trackid bd_vid bxsign dclid epik fb_action_ids fb_action_types fb_ref ' +
    'fb_source fbclid gad_campaignid gad_source gbraid gclid gclsrc hsctatracking igsh igshid irclickid irgwc ' +
    'li_fat_id mc_cid mc_eid mibextid mkt_tok msclkid oly_anon_id oly_enc_id pvid qhclickid rb_clickid s_cid ' +
    'scm share_from share_medium share_plat share_session_id share_source share_tag share_token share_uid ' +
    'spm spm_id_from srsltid ttclid twclid unique_k vd_source vero_id wbraid wickedid xhsshare yclid ysclid'
  ).split(' '),
);
const TRACKING_PREFIXES = ['utm_', 'hmsr_', 'mtm_', 'pk_', 'matomo_', 'stm_', 'at_custom', 'trk_'];

/** Parameters that only their own site uses this way; elsewhere the same name may choose the page. */
const TRACKING_BY_SITE: readonly { site: RegExp; names: RegExp }[] = [
  { site: /(^|\.)amazon\.[a-z.]{2,6}$/, names: /^(ref_?|qid|sr|crid|sprefix|dib|dib_tag|pd_rd_.+|pf_rd_.+|content-id|_encoding|psc)$/ },
  { site: /(^|\.)(taobao|tmall)\.(com|hk)$/, names: /^(abbucket|ns|priceTId|utparam|xxc|mi_id|pisk|ali_refid|trackInfo)$/ },
  { site: /(^|\.)jd\.(com|hk)$/, names: /^(cu|jd_pop|bbtf|ptag|gx|ad_od)$/ },
  { site: /(^|\.)ebay\.[a-z.]{2,6}$/, names: /^(_trkparms|_trksid|hash|mkcid|mkrid|mkevt|campid|toolid|customid)$/ },
  { site: /(^|\.)aliexpress\.[a-z]{2,3}$/, names: /^(algo_.+|aff_.+|pdp_.+|curPageLogUid|gatewayAdapt|sk|scm_id)$/ },
  { site: /(^|\.)(youtube\.com|youtu\.be)$/, names: /^(si|feature|pp)$/ },
];

/**
 * The key of the page that an address shows: equal keys mean "the same page". The result is itself an
 * address, and its own key. Scheme, fragment, credentials, default port, tracking parameters, the order of
 * parameters and a trailing slash do not count; a fragment that routes (`#/a`, `#!a`) does.
 * An address that cannot be parsed is its own key.
 */
export function pageKey(address: string): string {
  const trimmed = address.trim();
  if (!URL.canParse(trimmed)) return trimmed;
  const url = new URL(trimmed);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return withoutFragment(url);

  url.protocol = 'https:';
  url.username = '';
  url.password = '';
  url.hostname = url.hostname.replace(/\.+$/, '') || url.hostname;
  url.pathname = plainPath(url.pathname);
  url.search = keptParameters(url);
  if (!/^#[!/]/.test(url.hash)) url.hash = '';
  return url.href;
}

function withoutFragment(url: URL): string {
  url.hash = '';
  return url.href.trim();
}

/** Escapes written one way only: `%7E` is `~`, `%e4` is `%E4`. */
function plainEscapes(part: string): string {
  return part.replace(/%([0-9a-f]{2})/gi, (_, hex: string) => {
    const character = String.fromCharCode(Number.parseInt(hex, 16));
    return /[A-Za-z0-9\-_~]/.test(character) ? character : `%${hex.toUpperCase()}`;
  });
}

function plainPath(path: string): string {
  const plain = plainEscapes(path).replace(/\/+$/, '');
  return plain === '' ? '/' : plain;
}

function keptParameters(url: URL): string {
  const kept = url.search
    .slice(1)
    .split('&')
    .filter((pair) => pair !== '')
    .map((pair) => plainEscapes(pair))
    .filter((pair) => !isTracking(url.hostname, nameOf(pair)));
  return kept.sort((a, b) => compare(nameOf(a), nameOf(b))).join('&');
}

function nameOf(pair: string): string {
  return pair.split('=', 1)[0] ?? pair;
}

/** By code unit, so that every machine sorts alike; parameters of one name keep their order. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function isTracking(hostname: string, name: string): boolean {
  const lower = name.toLowerCase();
  return (
    TRACKING_NAMES.has(lower) ||
    TRACKING_PREFIXES.some((prefix) => lower.startsWith(prefix)) ||
    TRACKING_BY_SITE.some(({ site, names }) => site.test(hostname) && names.test(name))
  );
}
