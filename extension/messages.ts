import * as z from 'zod';
import { pageTypeSchema } from '../core/clip/clip.ts';
import { joinSchema, roleSchema } from '../core/sync/hub-protocol.ts';
import { hashSchema } from '../core/sync/hub-record.ts';
import { madeInviteSchema, newInviteSchema } from '../core/sync/hub-team-protocol.ts';
import { seenTeamSchema } from '../core/sync/http-team.ts';
import { problemRecordSchema, readingSchema } from '../core/library/capture-job.ts';

/**
 * Every message inside the extension; checked by the one who gets it, requests and answers alike.
 *
 * A program that drives a browser with the automation build clips by the same messages as the side panel.
 * From a page of the extension (`chrome-extension://ID/library.html`) it calls
 *
 *   await chrome.runtime.sendMessage({ type: 'clip-tab', jobId, tabId })   // -> ClipTabAnswer
 *   await chrome.runtime.sendMessage({ type: 'export-bundle', ids: [jobId] })   // -> ExportBundleAnswer
 *
 * `jobId` is any new UUID and becomes the clip's id. A call that is rejected (the worker was stopped) is
 * simply made again with the same `jobId`: the clip is made once. Tab ids come from `chrome.tabs.query({})`.
 */

/** From a page of the extension: clip a tab. Answered once the clip is saved, or read where `then` is `review`. */
export const clipTabSchema = z.object({
  type: z.literal('clip-tab'),
  jobId: z.uuid(),
  tabId: z.number(),
  scope: z._default(z.enum(['page', 'selection']), 'page'),
  then: z._default(z.enum(['review', 'save']), 'save'),
  project: z._default(z.nullable(z.string()), null),
  tags: z._default(z.array(z.string()), []),
});
export type ClipTab = z.input<typeof clipTabSchema>;

/** From a page of the extension: understand a page that waits for review anew, as the type that a person gave it. */
export const understandAsSchema = z.object({
  type: z.literal('understand-as'),
  jobId: z.string(),
  pageType: pageTypeSchema,
});
export type UnderstandAs = z.infer<typeof understandAsSchema>;

/** From a page of the extension: clips as a `.clipsheet` bundle; all where no ids are given. */
export const exportBundleSchema = z.object({
  type: z.literal('export-bundle'),
  ids: z.optional(z.array(z.string())),
});

/** From the reader inside a page: what the page gave. Sent again until it is answered. */
export const pageUnderstoodSchema = z.object({
  type: z.literal('page-understood'),
  jobId: z.string(),
  reading: readingSchema,
});

/** From the reader inside a page: why there is nothing to give. */
export const pageUnreadableSchema = z.object({
  type: z.literal('page-unreadable'),
  jobId: z.string(),
  reason: z.enum(['no-selection', 'error']),
  detail: z.string(),
  /** What to tell the person, where the reader knows it. */
  problem: z.optional(problemRecordSchema),
});

/** From a page of the extension: join the team that an invite is of. */
export const joinTeamSchema = z.object({
  type: z.literal('join-team'),
  link: z.string(),
  member: joinSchema.shape.member,
  device: joinSchema.shape.device,
});
export type JoinTeam = z.infer<typeof joinTeamSchema>;

/** From a page of the extension: leave the team; its clips are kept here, or taken out of the library. */
export const leaveTeamSchema = z.object({ type: z.literal('leave-team'), clips: z.enum(['keep', 'remove']) });

/** From a page of the extension: sync now. Answered when that has ended, however it did. */
export const syncTeamSchema = z.object({ type: z.literal('sync-team') });

/** From a page of the extension: who is in the team, as far as this device may know. */
export const seeTeamSchema = z.object({ type: z.literal('see-team') });

/** From a page of the extension, for admins: let others join. */
export const inviteSchema = z.object({ type: z.literal('invite'), ...newInviteSchema.shape });

/** From a page of the extension, for admins: a device is out, an invite is good no more, a member may do more or less. */
export const changeTeamSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('revoke-device'), id: z.uuid() }),
  z.object({ type: z.literal('revoke-invite'), id: z.uuid() }),
  z.object({ type: z.literal('change-role'), member: z.uuid(), role: roleSchema }),
]);
export type ChangeTeam = z.infer<typeof changeTeamSchema>;

/** From a page of the extension: bring a clip's page or picture from the team's hub into the library. */
export const bringBlobSchema = z.object({ type: z.literal('bring-blob'), sha256: hashSchema });

export const requestSchema = z.discriminatedUnion('type', [
  joinTeamSchema,
  leaveTeamSchema,
  syncTeamSchema,
  seeTeamSchema,
  inviteSchema,
  changeTeamSchema,
  bringBlobSchema,
  clipTabSchema,
  understandAsSchema,
  exportBundleSchema,
  pageUnderstoodSchema,
  pageUnreadableSchema,
]);
export type Request = z.infer<typeof requestSchema>;
export type PageAnswer = z.infer<typeof pageUnderstoodSchema> | z.infer<typeof pageUnreadableSchema>;

/** From the worker to the page that reads PDFs: a file that a tab shows. Answered when it has arrived. */
export const readPdfSchema = z.object({
  type: z.literal('read-pdf'), jobId: z.string(), url: z.string(), capturedAt: z.iso.datetime(), base64: z.string(),
  pageType: z._default(z.nullable(pageTypeSchema), null),
});
export type ReadPdf = z.infer<typeof readPdfSchema>;

/** What came of fetching a tab's PDF; `base64` is null where nothing did, or more than fits into a message. */
export const fetchedPdfSchema = z.object({ url: z.string(), bytes: z.number(), base64: z.nullable(z.string()) });

const failureSchema = z.object({ ok: z.literal(false), problem: problemRecordSchema });
export type Failure = z.infer<typeof failureSchema>;

export const clipTabAnswerSchema = z.discriminatedUnion('ok', [
  z.object({
    ok: z.literal(true),
    /** The clip's id. */
    jobId: z.string(),
    state: z.enum(['understood', 'saved']),
    title: z.string(),
    /** Codes of what a person should know of the clip. */
    notices: z.array(z.string()),
  }),
  failureSchema,
]);
export type ClipTabAnswer = z.infer<typeof clipTabAnswerSchema>;

export const exportBundleAnswerSchema = z.discriminatedUnion('ok', [
  /** The bundle's bytes in base64; at most `LARGEST_MESSAGE` characters, more fails as `bundle-too-large-for-message`. */
  z.object({ ok: z.literal(true), bundle: z.string() }),
  failureSchema,
]);
export type ExportBundleAnswer = z.infer<typeof exportBundleAnswerSchema>;

export const receivedSchema = z.discriminatedUnion('ok', [z.object({ ok: z.literal(true) }), failureSchema]);
export type Received = z.infer<typeof receivedSchema>;

export const seeTeamAnswerSchema = z.discriminatedUnion('ok', [z.object({ ok: z.literal(true), team: seenTeamSchema }), failureSchema]);
export type SeeTeamAnswer = z.infer<typeof seeTeamAnswerSchema>;

export const inviteAnswerSchema = z.discriminatedUnion('ok', [z.object({ ok: z.literal(true), invite: madeInviteSchema }), failureSchema]);
export type InviteAnswer = z.infer<typeof inviteAnswerSchema>;

/** `isHere`: it is in the library now; else the hub does not have it. */
export const bringBlobAnswerSchema = z.discriminatedUnion('ok', [z.object({ ok: z.literal(true), isHere: z.boolean() }), failureSchema]);
export type BringBlobAnswer = z.infer<typeof bringBlobAnswerSchema>;

export type Answer = ClipTabAnswer | ExportBundleAnswer | SeeTeamAnswer | InviteAnswer | BringBlobAnswer | Received;

/** Browsers refuse messages of 64 MiB; this leaves room for the rest of the message. */
export const LARGEST_MESSAGE = 60 * 1024 * 1024;

/** A frame of another origin: its index among the frames of each window from the top, and what it shows. */
export const readFrameSchema = z.object({ path: z.array(z.number()), html: z.string() });
export type ReadFrame = z.infer<typeof readFrameSchema>;

/** What the worker leaves for the reader that it puts into a page, under `ASSIGNMENT` of the reader's world. */
export const assignmentSchema = z.object({
  jobId: z.string(),
  scope: z.enum(['page', 'selection']),
  frames: z.array(readFrameSchema),
  /** What a person says the page is; null where the rules decide. Browsers drop nulls on the way into a page. */
  pageType: z._default(z.nullable(pageTypeSchema), null),
});
export type Assignment = z.infer<typeof assignmentSchema>;
export const ASSIGNMENT = 'clipsheetAssignment';
