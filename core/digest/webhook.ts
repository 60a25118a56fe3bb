/** The messengers that a digest can be posted to. */
export const WEBHOOK_KINDS = ['dingtalk', 'wecom', 'feishu', 'slack', 'teams'] as const;
export type WebhookKind = (typeof WEBHOOK_KINDS)[number];

/**
 * The hosts that each messenger gives out addresses of. Teams' are those of its workflows: Logic Apps, and Power Platform
 * since 2025; `webhook.office.com` is that of connectors of before.
 */
const HOSTS: Readonly<Record<WebhookKind, readonly string[]>> = {
  dingtalk: ['oapi.dingtalk.com'],
  wecom: ['qyapi.weixin.qq.com'],
  feishu: ['open.feishu.cn', 'open.larksuite.com'],
  slack: ['hooks.slack.com'],
  teams: ['*.webhook.office.com', '*.logic.azure.com', '*.api.powerplatform.com'],
};

/** The hosts as a person reads them. */
export function hostsOf(kind: WebhookKind): string {
  return HOSTS[kind].join(', ');
}

/**
 * An address that may be posted to: over https, of that messenger, at its usual port, without a name and password. Null for
 * any other: a hub reaches for no address but these.
 */
export function webhookAddress(kind: WebhookKind, address: string): string | null {
  if (!URL.canParse(address)) return null;
  const url = new URL(address);
  const isPlain = url.protocol === 'https:' && url.port === '' && url.username === '' && url.password === '' && url.hash === '';
  return isPlain && HOSTS[kind].some((host) => isOf(host, url.hostname)) ? url.href : null;
}

/** `*.` stands for one name or more. */
function isOf(host: string, hostname: string): boolean {
  return host.startsWith('*.') ? /^[a-z0-9-]+(?:\.[a-z0-9-]+)*$/.test(hostname.slice(0, -(host.length - 1))) && hostname.endsWith(host.slice(1)) : hostname === host;
}

/** What an answer says went wrong; null where the message was taken. The services answer 200 with an error in the body as well. */
export function answeredError(kind: WebhookKind, status: number, body: string): string | null {
  if (status < 200 || status > 299) return `HTTP ${status}`;
  switch (kind) {
    case 'dingtalk':
    case 'wecom':
      return codeError(body, 'errcode', 'errmsg');
    case 'feishu':
      return codeError(body, 'code', 'msg');
    case 'slack':
      return body.trim() === 'ok' ? null : `answer: ${body}`;
    case 'teams':
      // Workflows answer with nothing, connectors of before with 1, or with a sentence on what failed.
      return /\b(?:error|failed)\b/i.test(body) ? `answer: ${body}` : null;
  }
}

function codeError(body: string, code: string, message: string): string | null {
  const said = jsonOf(body);
  const number = field(said, code);
  return number === 0 ? null : `${code} ${String(number)}: ${String(field(said, message))}`;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function field(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  return new Map<string, unknown>(Object.entries(value)).get(name);
}
