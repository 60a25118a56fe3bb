import type { Text } from '../language.ts';

export const storageFull: Text = {
  zh: '浏览器的存储空间已满，这一条没有存下，已有的剪藏都还在。请删掉不用的剪藏或腾出磁盘空间，再保存一次。',
  en: 'The browser’s storage is full. This clip was not saved; all earlier clips are still here. Delete clips that are no longer needed or free some disk space, then save again.',
};

export const clipGone: Text = {
  zh: '这条剪藏已经被删除，没有做任何修改。',
  en: 'This clip has been deleted, so nothing was changed.',
};

export const recordBroken: Text = {
  zh: '库里有一条记录读不出来，它仍留在原处。请导出其余剪藏作备份，再更新扩展。',
  en: 'One record in the library cannot be read; it was left where it is. Export the other clips as a backup, then update the extension.',
};
