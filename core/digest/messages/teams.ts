import type { DigestText, Line } from '../digest-text.ts';
import { lookAlikes } from '../harmless-text.ts';
import { bytesOf, fittedLines } from './fitted-lines.ts';
import { simpleMarkdown } from './simple-markdown.ts';

/** A message may take 28 KB; what Teams adds to it counts too. */
const MOST_BYTES = 20_000;

/**
 * A message for a Teams workflow that begins with a webhook: an Adaptive Card. Mentions would need entities of their own,
 * which it has none of.
 *
 * @see https://learn.microsoft.com/en-us/microsoftteams/platform/webhooks-and-connectors/how-to/add-incoming-webhook
 * @see https://learn.microsoft.com/en-us/microsoftteams/platform/task-modules-and-cards/cards/cards-format
 */
export function teamsMessage(text: DigestText) {
  const messageOf = (lines: readonly Line[]) => ({
    type: 'message',
    attachments: [
      {
        contentType: 'application/vnd.microsoft.card.adaptive',
        contentUrl: null,
        content: {
          $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
          type: 'AdaptiveCard',
          version: '1.4',
          msteams: { width: 'Full' },
          body: [{ type: 'TextBlock', text: lookAlikes(text.title), size: 'Large', weight: 'Bolder', wrap: true }, ...lines.map(textBlock)],
        },
      },
    ],
  });
  return messageOf(fittedLines(text, (some) => bytesOf(JSON.stringify(messageOf(some))) <= MOST_BYTES));
}

function textBlock(line: Line) {
  const words = simpleMarkdown(line);
  if (line.kind === 'heading') return { type: 'TextBlock', text: words, weight: 'Bolder', spacing: 'Medium', wrap: true };
  if (line.kind === 'item') return { type: 'TextBlock', text: `• ${words}`, spacing: 'Small', wrap: true };
  return { type: 'TextBlock', text: words, isSubtle: true, spacing: 'Small', wrap: true };
}
