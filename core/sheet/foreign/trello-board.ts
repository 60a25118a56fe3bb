import * as z from 'zod';
import { serialOfIso } from './written-moment.ts';
import type { ForeignTable } from './foreign-table.ts';

const named = z.object({ name: z.string().nullish(), color: z.string().nullish() });

const boardSchema = z.object({
  name: z.string().nullish(),
  lists: z.array(z.object({ id: z.string(), name: z.string(), closed: z.boolean().nullish(), pos: z.number().nullish() })),
  members: z.array(z.object({ id: z.string(), fullName: z.string().nullish(), username: z.string().nullish() })).nullish(),
  cards: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      idList: z.string(),
      closed: z.boolean().nullish(),
      start: z.string().nullish(),
      due: z.string().nullish(),
      dueComplete: z.boolean().nullish(),
      dateLastActivity: z.string().nullish(),
      idMembers: z.array(z.string()).nullish(),
      labels: z.array(named).nullish(),
      shortUrl: z.string().nullish(),
    }),
  ),
});

export type TrelloBoard = z.infer<typeof boardSchema>;

/** Whether a JSON value is meant as the export of a board. */
export function looksLikeTrello(value: object): boolean {
  return 'cards' in value && 'lists' in value;
}

export function readTrello(value: unknown): z.ZodSafeParseResult<TrelloBoard> {
  return boardSchema.safeParse(value);
}

/** A board as a table, a row a card. What is archived has that for its status, whatever list it was in. */
export function trelloTable(board: TrelloBoard): { readonly table: ForeignTable; readonly archived: number } {
  const lists = new Map(board.lists.map((list) => [list.id, list]));
  const members = new Map((board.members ?? []).map(({ id, fullName, username }) => [id, fullName ?? username ?? id]));
  const isArchived = ({ closed, idList }: TrelloBoard['cards'][number]) => closed === true || lists.get(idList)?.closed === true;
  const rows = board.cards.map((card) => {
    const list = lists.get(card.idList)?.name ?? null;
    return [
      card.name,
      isArchived(card) ? 'Archived' : list,
      list,
      (card.idMembers ?? []).map((id) => members.get(id) ?? id).join('; '),
      (card.labels ?? []).map(({ name, color }) => (name === undefined || name === null || name === '' ? (color ?? '') : name)).filter((name) => name !== '').join('; '),
      serialOfIso(card.start),
      serialOfIso(card.due),
      card.dueComplete ?? false,
      createdOf(card.id),
      serialOfIso(card.dateLastActivity),
      card.shortUrl ?? null,
    ];
  });
  return {
    table: { name: board.name ?? 'Trello', columns: ['Card', 'Status', 'List', 'Members', 'Labels', 'Start date', 'Due date', 'Due complete', 'Created at', 'Last activity', 'Link'], rows },
    archived: board.cards.filter(isArchived).length,
  };
}

/** Ids of Trello are those of MongoDB: their first eight digits are the second in which the card was made. */
function createdOf(id: string): { readonly serial: number } | null {
  return /^[0-9a-f]{24}$/i.test(id) ? serialOfIso(new Date(Number.parseInt(id.slice(0, 8), 16) * 1000).toISOString()) : null;
}
