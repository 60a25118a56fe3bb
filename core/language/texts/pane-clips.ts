/** Texts of the clips that the pane analyses. */
export const paneClips = {
  project: { zh: '分析哪个项目的剪藏', en: 'Analyse the clips of' },
  everyProject: { zh: '全部剪藏', en: 'All projects' },
};
