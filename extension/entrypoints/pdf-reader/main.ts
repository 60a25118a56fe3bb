import '../../zod-under-csp.ts';
import { browser } from 'wxt/browser';
import { answerWithPdf } from '../../pdf/answer-with-pdf.ts';
import { pdfReader } from '../../pdf/pdf-reader.ts';
import { readPdfSchema, type PageAnswer } from '../../messages.ts';
import { deliver } from '../../reader/deliver.ts';

/** The page without a face that reads PDFs: opened by the worker when one is met, closed when none is left to read. */
let open = 0;

browser.runtime.onMessage.addListener((message: unknown, sender, sendAnswer: (answer: unknown) => void) => {
  const request = readPdfSchema.safeParse(message);
  if (sender.id !== browser.runtime.id || !request.success) return;
  // The worker may go to sleep as soon as the file is here.
  sendAnswer({ ok: true });
  open += 1;
  void answerWithPdf(request.data, pdfReader()).then(hand).finally(() => {
    open -= 1;
    if (open === 0) window.close();
  });
});

function hand(answer: PageAnswer): Promise<void> {
  return deliver(answer, {
    send: (message): Promise<unknown> => browser.runtime.sendMessage(message),
    wait: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
  });
}
