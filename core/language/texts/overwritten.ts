import type { Text } from '../language.ts';

/** What a person reads where somebody changed the same as they did, neither knowing of the other. */
export const overwritten = {
  yours: { zh: '你的', en: 'Yours' },
  now: { zh: '现在', en: 'Now' },
  empty: { zh: '（空）', en: '(empty)' },
  setAgain: { zh: '恢复我的', en: 'Take mine back' },
  keep: { zh: '保持现状', en: 'Keep as it is' },
  deleteAfterAll: { zh: '仍然删除', en: 'Delete it after all' },
  keepClip: { zh: '保留剪藏', en: 'Keep the clip' },
  useThis: { zh: '改用这个', en: 'Use this' },
  history: { zh: '被取代的内容', en: 'Overwritten before' },
  showThem: { zh: '去看看', en: 'Show them' },
  showAll: { zh: '显示全部剪藏', en: 'Show all clips' },
} as const satisfies Record<string, Text>;

export const OVERWRITTEN_FIELDS = {
  note: { zh: '备注', en: 'Note' },
  project: { zh: '项目', en: 'Project' },
  '!deleted': { zh: '删除', en: 'Deletion' },
} as const satisfies Record<string, Text>;

/** @param winner whose change it was; null where nobody is known any more. */
export function changeTookPlace(winner: string | null): Text {
  return winner === null
    ? { zh: '有人的修改取代了你的修改', en: 'Someone’s change took the place of yours' }
    : { zh: `${winner} 的修改取代了你的修改`, en: `${winner}’s change took the place of yours` };
}

export function deletionDidNotStand(winner: string | null): Text {
  return {
    zh: `你删除这条剪藏时，${winner ?? '有人'} 也改了它，所以它还在`,
    en: `You deleted this clip while ${winner ?? 'someone'} was changing it, so it is still here`,
  };
}

/** In a clip's history: what of whom gave way to whom. */
export function gaveWay(loser: string | null, winner: string | null): Text {
  return {
    zh: `${loser ?? '有人'} 写的，被 ${winner ?? '别人'} 的修改取代`,
    en: `By ${loser ?? 'someone'}, before ${winner ?? 'someone'}’s change took its place`,
  };
}

export function deletionGaveWay(loser: string | null, winner: string | null): Text {
  return {
    zh: `${loser ?? '有人'} 删除过，因为 ${winner ?? '别人'} 同时改了它而保留`,
    en: `Deleted by ${loser ?? 'someone'}; kept since ${winner ?? 'someone'} was changing it`,
  };
}

/** Leads to the clips concerned. */
export function changesOverwritten(count: number): Text {
  return { zh: `${count} 处修改被取代`, en: count === 1 ? '1 change was overwritten' : `${count} changes were overwritten` };
}

/** Where syncing stands, while somebody has to say what is to become of their changes. */
export function yoursOverwritten(count: number): Text {
  return {
    zh: `你有 ${count} 处修改被同事的取代，剪藏库里两个版本都在`,
    en: `${count === 1 ? '1 of your changes was' : `${count} of your changes were`} overwritten by a colleague’s; the library shows both versions`,
  };
}
