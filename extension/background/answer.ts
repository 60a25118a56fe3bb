import { jobById, stopAsking, type CaptureJob, type ProblemRecord } from '../../core/library/capture-job.ts';
import { clipsWithBlobs } from '../../core/library/read-clips.ts';
import { Problem } from '../../core/language/problem.ts';
import { capturing } from '../../core/language/texts/extension.ts';
import { writeBundle } from '../../core/sync/bundle.ts';
import { acceptReading, captureEnd, rejectCapture, startCapture, understandAnew, type CapturePorts } from '../capture/capture.ts';
import type { TeamCalls } from './team-calls.ts';
import type { TeamWorker } from './team-worker.ts';
import {
  LARGEST_MESSAGE,
  requestSchema,
  type Answer,
  type ClipTabAnswer,
  type ExportBundleAnswer,
  type PageAnswer,
  type Received,
  type Request,
} from '../messages.ts';

/** Who sent a message, as the browser vouches for it. */
export interface Sender {
  /** A page of the extension itself, rather than a reader inside a web page. */
  readonly isExtensionPage: boolean;
  readonly tabId: number | null;
}

/** What answers: captures, the team, and who is in it. */
export interface AnswerPorts extends CapturePorts {
  readonly team: Pick<TeamWorker, 'join' | 'leave' | 'sync' | 'bringBlob'>;
  readonly members: TeamCalls;
}

/** How long a driver waits for one page before it is told that the page is silent. */
const LONGEST_CAPTURE_MILLISECONDS = 180_000;
/** How long a person waits for a page that is understood anew before its kept copy is taken. */
const LONGEST_ANEW_MILLISECONDS = 20_000;

/**
 * Answers one message. Every answer is an object; a failure is `{ok: false, problem}`.
 *
 * A reader inside a page may only answer for its own tab; all else is for pages of the extension.
 */
export async function answer(ports: AnswerPorts, message: unknown, sender: Sender): Promise<Answer> {
  const request = requestSchema.safeParse(message);
  if (!request.success) {
    return failure(new Problem('message-not-understood', capturing.notUnderstood, { cause: request.error }));
  }
  try {
    return await answerRequest(ports, request.data, sender);
  } catch (error) {
    return failure(error);
  }
}

async function answerRequest(ports: AnswerPorts, request: Request, sender: Sender): Promise<Answer> {
  switch (request.type) {
    case 'page-understood':
    case 'page-unreadable':
      return takePageAnswer(ports, request, sender);
    case 'clip-tab':
    case 'understand-as':
    case 'export-bundle':
    case 'join-team':
    case 'leave-team':
    case 'sync-team':
    case 'see-team':
    case 'invite':
    case 'revoke-device':
    case 'revoke-invite':
    case 'change-role':
    case 'bring-blob':
      if (!sender.isExtensionPage) throw new Problem('message-not-understood', capturing.notUnderstood);
      return answerOwnPage(ports, request);
  }
}

async function answerOwnPage(ports: AnswerPorts, request: Exclude<Request, PageAnswer>): Promise<Answer> {
  switch (request.type) {
    case 'clip-tab':
      return clipTab(ports, request);
    case 'export-bundle':
      return exportBundle(ports, request.ids);
    case 'understand-as':
      await understandAnew(ports, request.jobId, request.pageType, AbortSignal.timeout(LONGEST_ANEW_MILLISECONDS));
      return { ok: true };
    case 'join-team':
      await ports.team.join(request);
      return { ok: true };
    case 'leave-team':
      await ports.team.leave(request.clips);
      return { ok: true };
    case 'sync-team':
      await ports.team.sync();
      return { ok: true };
    case 'see-team':
      return { ok: true, team: await ports.members.see() };
    case 'invite':
      return { ok: true, invite: await ports.members.invite({ role: request.role, days: request.days, uses: request.uses }) };
    case 'revoke-device':
    case 'revoke-invite':
    case 'change-role':
      await ports.members.change(request);
      return { ok: true };
    case 'bring-blob':
      return { ok: true, isHere: await ports.team.bringBlob(request.sha256) };
  }
}

async function takePageAnswer(ports: CapturePorts, request: PageAnswer, sender: Sender): Promise<Received> {
  const job = await jobById(ports.library, request.jobId);
  // Nobody waits for it any more; the reader may stop.
  if (job === null) return { ok: true };
  // The page that reads PDFs answers for any tab; no web page can.
  if (job.tabId !== sender.tabId && !sender.isExtensionPage) throw new Problem('message-not-understood', capturing.notUnderstood);
  if (request.type === 'page-understood') await acceptReading(ports, request.jobId, request.reading);
  // What was read before stays where the page cannot be understood anew.
  else if (job.asked !== null) await stopAsking(ports.library, request.jobId);
  else if (request.reason === 'no-selection') {
    await rejectCapture(ports, request.jobId, new Problem('no-selection', capturing.noSelection));
  } else {
    const cause = new Error(request.detail);
    const { code, sentence } = request.problem ?? { code: 'page-unreadable', sentence: capturing.unreadable };
    await rejectCapture(ports, request.jobId, new Problem(code, sentence, { cause }));
  }
  return { ok: true };
}

async function clipTab(ports: CapturePorts, request: Extract<Request, { type: 'clip-tab' }>): Promise<ClipTabAnswer> {
  const { jobId, tabId, scope, then, project, tags } = request;
  await startCapture(ports, { id: jobId, tabId, scope, then, project, tags });
  const job = await captureEnd(ports.library, jobId, AbortSignal.timeout(LONGEST_CAPTURE_MILLISECONDS));
  return clipTabAnswer(ports, job);
}

async function clipTabAnswer(ports: CapturePorts, job: CaptureJob): Promise<ClipTabAnswer> {
  if (job.state === 'failed') return { ok: false, problem: job.problem ?? failure(null).problem };
  if (job.reading !== null) {
    const { title, notices } = job.reading.content;
    return { ok: true, jobId: job.id, state: 'understood', title, notices };
  }
  const [clip] = (await clipsWithBlobs(ports.library, [job.id])).clips;
  return {
    ok: true,
    jobId: job.id,
    state: 'saved',
    title: clip?.content.title ?? '',
    notices: clip?.content.notices ?? [],
  };
}

async function exportBundle(ports: CapturePorts, ids: readonly string[] | undefined): Promise<ExportBundleAnswer> {
  const { clips, blobs } = await clipsWithBlobs(ports.library, ids);
  const bundle = base64(writeBundle(clips, blobs, { exportedAt: ports.now().toISOString() }));
  if (bundle.length > LARGEST_MESSAGE) {
    throw new Problem('bundle-too-large-for-message', capturing.bundleTooLargeForMessage);
  }
  return { ok: true, bundle };
}

function base64(bytes: Uint8Array): string {
  const step = 0x8000;
  const pieces: string[] = [];
  for (let at = 0; at < bytes.length; at += step) pieces.push(String.fromCharCode(...bytes.subarray(at, at + step)));
  return btoa(pieces.join(''));
}

/** Whatever was thrown, as the answer that a person can read. */
export function failure(error: unknown): { ok: false; problem: ProblemRecord } {
  const { code, sentence } =
    error instanceof Problem ? error : new Problem('extension-failed', capturing.failed, { cause: error });
  return { ok: false, problem: { code, sentence: { ...sentence } } };
}
