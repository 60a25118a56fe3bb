import type { DigestText } from '../digest-text.ts';
import { dingtalkMessage } from './dingtalk.ts';
import { feishuMessage } from './feishu.ts';
import { slackMessage } from './slack.ts';
import { teamsMessage } from './teams.ts';
import type { WebhookKind } from '../webhook.ts';
import { wecomMessage } from './wecom.ts';

/** What a messenger is sent. */
export interface Message {
  readonly url: string;
  readonly body: unknown;
}

export interface Destination {
  readonly url: string;
  /** What DingTalk and Feishu sign with, where the group wants it. */
  readonly secret: string | null;
}

/** @param now the moment of sending: signatures are good for an hour */
export function messageFor(kind: WebhookKind, text: DigestText, to: Destination, now: Date): Promise<Message> {
  switch (kind) {
    case 'dingtalk':
      return dingtalkMessage(text, to, now);
    case 'feishu':
      return feishuMessage(text, to, now);
    case 'wecom':
      return Promise.resolve({ url: to.url, body: wecomMessage(text) });
    case 'slack':
      return Promise.resolve({ url: to.url, body: slackMessage(text) });
    case 'teams':
      return Promise.resolve({ url: to.url, body: teamsMessage(text) });
  }
}
