/** What class names, ids and addresses say about the parts of a thread, in English and as Chinese forum engines name them. */
export const CONTRIBUTION = /post|comment|message|repl(?:y|ies)|answer|topic|thread|floor|review|discussion|response|pinglun|huifu|louceng|lzl/i;
export const COMMENT = /comment|repl(?:y|ies)|respon[ds]|disqus|pinglun|huifu|lzl|answer/i;
export const AUTHOR = /author|user-?name|nick|poster|member|creator|person|byline|commenter|login|owner|\bauthi\b|(?:^|[\s_-])(?:user|name)(?:$|[\s_-])/i;
export const AUTHOR_ADDRESS = /\/(?:u|user|users|member|members|profile|profiles|people|author|space|home|wiki\/user)[/.=?:-]|[?&](?:uid|u|un|userid|user_id)=|member\.php|memberlist|mode=viewprofile|space-uid|\/@[\w-]|\/~\w/i;
export const TIME = /date|time|ago\b|posted|poston|created|publish|when/i;
export const BODY = /(?:post|comment|message|answer|reply|topic|entry)[_-]?(?:body|content|text|message)|(?:^|[\s_-])(?:content|body|cooked|md|markdown|message|prose)(?:$|[\s_-])|articleBody|t_f\b|t_fsz/i;
/** Parts of a post that are not its words: who wrote it and what can be done with it. */
export const BESIDE = /signature|(?:^|[\s_-])sig(?:$|[\s_-])|avatar|\brank\b|badge|user-?(?:info|details|card|stats|title|extras)|author-?(?:info|details)|post-?(?:menu|actions?|controls|buttons|footer|foot|head|header|meta|info)|action-?bar|toolbar|reactions?|likes?\b|share|report|vote|edited|last-?edit|locked|attribution/i;
export const QUOTE = /(?:^|[\s_-])(?:block)?quote|citation|bbcode_quote|yinyong/i;
export const ACCEPTED = /accepted(?!-date)|best-?answer|is-?solution|solved-?answer|\bsolution\b|zuijia/i;
/** What stands beside a name and is none: rank, title, counts. */
export const STANDING = /rank|status|user-?title|badge|count|level|reputation|\brole|posts\b|joined|location|avatar|flair|medal/i;
/** Texts that say a time is not when the post was written. */
export const OTHER_TIME = /joined|member since|registered|edited|modified|last |注册|编辑|修改|最后/i;

/** What an element calls itself: its classes, id and microdata. */
export function namesOf(element: Element): string {
  return `${element.getAttribute('class') ?? ''} ${element.id} ${element.getAttribute('itemprop') ?? ''} ${element.getAttribute('itemtype') ?? ''}`.replace(/([a-z])([A-Z])/g, '$1-$2');
}

/** Elements of one build have one key: the tag and first class without numbers, and where it has none its parent's besides. */
export function buildOf(element: Element): string {
  const own = ownBuild(element);
  return own.includes('.') || element.parentElement === null ? own : `${ownBuild(element.parentElement)}>${own}`;
}

function ownBuild(element: Element): string {
  const first = (element.getAttribute('class') ?? element.getAttribute('itemprop') ?? '').trim().split(/\s+/)[0] ?? '';
  return first === '' ? element.localName : `${element.localName}.${first.replace(/\d+/g, '#')}`;
}

const ACTION = /^(?:reply|quote|like|share|report|follow|edit|delete|flag|link|copy|permalink|upvote|downvote|vote|save|more|show|view|hide|expand|collapse|translate|award|thanks?|mark|improve|add a comment|cite|回复|引用|举报|分享|收藏|点赞|赞|踩|展开|收起|只看|支持|反对|评分|道具|送TA|本楼|倒序|电梯)/i;

/** A line that is there to be pressed or counted, not read. */
export function isAction(text: string): boolean {
  return text.length <= 30 && (ACTION.test(text) || !/\p{L}/u.test(text));
}
