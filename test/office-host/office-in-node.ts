import { becomeWindow, runLibraryFile } from './node-window.ts';
import { newWorkbook } from './model/workbook-model.ts';
import { type HostEvent, OfficeHost } from './office-host.ts';
import { CURRENT_EXCEL, type OfficeThemeName, type RequirementSets, richClientExternal, SEAM_IDS } from './rich-client.ts';

export interface OfficeInNode {
  /** From now on this host answers; tests change it from case to case. */
  use(host: OfficeHost): void;
}

/**
 * Loads the client library into this process once, as desktop Excel with the given API sets would. Newer members
 * than declared then throw ApiNotFound, as they do in an Excel that lacks them.
 */
export async function startOfficeInNode(
  requirementSets: RequirementSets = CURRENT_EXCEL,
  theme: OfficeThemeName = 'light',
  { runsFunctions = false }: { readonly runsFunctions?: boolean } = {},
): Promise<OfficeInNode> {
  // office.js talks to its host while it starts, before any test has one.
  let current = new OfficeHost(newWorkbook('Book1.xlsx'));
  let toClient: (events: readonly HostEvent[]) => void = () => undefined;
  const external = richClientExternal(
    {
      requirementSets,
      language: 'en-US',
      theme,
      settings: {
        read: () => current.workbook.settings,
        write: (settings) => {
          current.workbook.settings = { ...settings };
        },
      },
      runsFunctions,
      execute: (body) => current.arrive(body),
      connect(listener) {
        toClient = listener;
      },
    },
    SEAM_IDS,
  );
  becomeWindow(external);
  runLibraryFile('office.js');
  await Office.onReady();
  if (runsFunctions) await current.takesCalls;
  refuseUndeclaredMembers();
  return {
    use(host) {
      current = host;
      host.connect((events) => toClient(events));
    },
  };
}

/** As shipped, the library only notes what an older Excel lacks; real ones refuse it. */
function refuseUndeclaredMembers(): void {
  const commonUtility: unknown = Reflect.get(OfficeExtension, 'CommonUtility');
  if (typeof commonUtility !== 'function') throw new Error('office.js has no CommonUtility');
  Reflect.set(commonUtility, '_doApiNotSupportedCheck', true);
}
