/**
 * Which addresses mean the same page. Kept exact rather than clever: a parameter is dropped only where it
 * is known to carry the visitor's way, never the page.
 */

/** Parameters that tell where a visitor came from, who shared the page or which advertisement led to it: on any site. */
const TRACKING_NAMES = new Set(
  (
    '__hsfp __hssc __hstc __s _branch_match_id _branch_referrer _ga _gl _hsenc _hsmi _ke _kx _openstat _trkparms _trksid ' +
    'abbucket abtest_id admitad_uid adgroupid adfrom ali_refid ali_trackid asc_campaign asc_source awc bd_vid bxsign campaign_id campaignid campid ' +
    'cjdata cjevent click_id clickid cmpid content-id crid curpageloguid cvid_from dclid dib dib_tag dm_i ef_id elqtrack elqtrackid epik ' +
    'fb_action_ids fb_action_types fb_comment_id fb_ref fb_source fbclid ga_campaign ga_content ga_medium ga_source ga_term gad_campaignid ' +
    'gad_source gatewayadapt gbraid gclid gclsrc gdffi gdfms gdftrk hsctatracking ico_campaign igsh igshid irclickid irgwc is_from_webapp isappinstalled ito ' +
    'jd_pop klaviyo_id li_fat_id li_source mc_cid mc_eid mibextid mkcid mkevt mkrid mkt_tok mkwid ml_subscriber ml_subscriber_hash mpshare msclkid ' +
    'ncid nr_email_referer ns_campaign ns_linkname ns_mchannel ns_source oly_anon_id oly_enc_id otracker otracker1 ' +
    'piwik_campaign piwik_keyword piwik_kwd pisk pricetid pvid qhclickid ranmid raneaid ransiteid rb_clickid rdt_cid ref_ ref_src ref_url referer ' +
    'referrer s_cid s_kwcid scid sccid scm scm_id sender_device share_from share_from_user_hidden share_id share_medium share_plat share_session_id ' +
    'share_source share_tag share_times share_token share_uid shareid sharer_shareid sharer_shareinfo sharer_sharetime shareuid simid spm ' +
    'spm_id_from sprefix srsltid sscid tduid tracking_id tracking_source trackinfo trackid trk trkcampaign trkinfo tt_from tt_medium tt_content ttclid twclid ' +
    'unique_k utparam vd_source vero_conv vero_id wbraid wickedid wickedsource wprov wt.mc_id wt.tsrc wt.srch xhsshare xxc yclid ysclid zanpid ' +
    // Visits, not pages.
    'jsessionid phpsessid aspsessionid cftoken'
  ).split(' '),
);
const TRACKING_PREFIXES = [
  'utm_', 'hmsr_', 'hsa_', 'mtm_', 'pk_', 'matomo_', 'stm_', 'at_custom', 'at_campaign', 'at_medium', 'trk_', 'wt_', 'sc_camp', 'sc_chan', 'ic_camp', 'int_camp', 'pd_rd_', 'pf_rd_', 'algo_', 'aff_',
  '_bta_', '__cft__', 'iesrc', 'itm_', 'bsft_', 'cm_mmc', 'cm_re', 'cm_sp', 'cm_ite', 'asc_',
];
/** Names that choose a page on some sites: dropped only with the values by which apps and mobile copies mark a share. */
const TRACKING_VALUES: readonly (readonly [RegExp, RegExp])[] = [
  [/^from$/, /^(?:timeline|singlemessage|groupmessage|appmsg|app|share|copylink|qrcode|wechat|weixin|qq|weibo)$/i],
  [/^(?:amp|is_amp)$/, /^(?:1|true)?$/i],
  [/^outputtype$/, /^amp$/i],
];

/**
 * The key of the page that an address shows: equal keys mean "the same page". The result is itself an
 * address, and its own key. Scheme, `www.` and `m.`, fragment, credentials, default port, tracking parameters, the
 * order of parameters, `index.html` and a trailing slash do not count; a fragment that routes (`#/a`, `#!a`) does.
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
  url.hostname = bareHost(url.hostname);
  url.pathname = plainPath(url.pathname);
  url.search = keptParameters(url);
  // `:~:` begins what a browser scrolls to.
  url.hash = /^#[!/]/.test(url.hash) ? url.hash.replace(/:~:.*$/, '') : '';
  return url.href;
}

/** The host without what only says that it is the web, or a small screen: `www.` and `m.` before a whole name. */
export function bareHost(hostname: string): string {
  const plain = hostname.replace(/\.+$/, '') || hostname;
  const bare = plain.replace(/^(?:(?:www|m)\.)+/, '');
  return /^(?:[^.]+|(?:com?|net|org|gov|edu|ac)\.[a-z]{2})$/.test(bare) ? plain : bare;
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

/** File names by which servers mean the folder itself. */
const FOLDER_FILE = /\/(?:index\.(?:html?|php|jsp|shtml|aspx?)|default\.(?:html?|aspx?))$/i;

function plainPath(path: string): string {
  let plain = plainEscapes(path).replace(/;jsessionid=[^/;]*/gi, '').replace(/\.amp(?=\.html?$|$)/i, '').replace(/\/+$/, '');
  while (FOLDER_FILE.test(plain)) plain = plain.replace(FOLDER_FILE, '').replace(/\/+$/, '');
  return plain === '' ? '/' : plain;
}

function keptParameters(url: URL): string {
  const kept = url.search
    .slice(1)
    .split('&')
    // A mark that begins the first parameter would be taken for the one before all of them.
    .map((pair) => plainEscapes(pair).replace(/^\?+/, ''))
    .filter((pair) => pair !== '')
    .filter((pair) => !isTracking(pair));
  return kept.sort((a, b) => compare(nameOf(a), nameOf(b))).join('&');
}

function nameOf(pair: string): string {
  return pair.split('=', 1)[0] ?? pair;
}

/** By code unit, so that every machine sorts alike; parameters of one name keep their order. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function isTracking(pair: string): boolean {
  const name = nameOf(pair).toLowerCase();
  const value = pair.slice(name.length + 1);
  return (
    TRACKING_NAMES.has(name) ||
    TRACKING_PREFIXES.some((prefix) => name.startsWith(prefix)) ||
    TRACKING_VALUES.some(([names, values]) => names.test(name) && values.test(value))
  );
}
