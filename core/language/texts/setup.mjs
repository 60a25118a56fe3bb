// @ts-check
/**
 * What set-up says. Plain JavaScript, unlike the other texts: it must speak before any package is installed.
 * @typedef {import('../language.ts').Text} Text
 */

/** @satisfies {Record<string, Text>} */
export const SETUP_STEPS = {
  packages: { zh: '安装依赖（按锁定版本）', en: 'Installing packages (exact versions)' },
  extension: { zh: '构建浏览器扩展', en: 'Building the browser extension' },
  addin: { zh: '构建 Excel 加载项与工作台', en: 'Building the Excel add-in and the workbench' },
  ready: { zh: '准备就绪', en: 'Ready' },
};

/** @param {string} version @returns {Text} */
export const nodeTooOld = (version) => ({
  zh: `需要 Node.js 20.19 或更新版本，当前是 ${version}。请先升级 Node.js，再运行同一条命令。`,
  en: `Clipsheet needs Node.js 20.19 or newer; this is ${version}. Update Node.js, then run the same command again.`,
});

/** @param {string} names @returns {Text} */
export const installingPrograms = (names) => ({
  zh: `安装系统程序：${names}`,
  en: `Installing programs: ${names}`,
});

/** @param {string} names @returns {Text} */
export const programsMissing = (names) => ({
  zh: `缺少 ${names}，这台机器上无法自动安装。请自行安装后再运行同一条命令。`,
  en: `Missing: ${names}. They could not be installed automatically here. Install them, then run the same command again.`,
});

/** @param {string} step @param {string} reason @returns {Text} */
export const stepFailed = (step, reason) => ({
  zh: `“${step}”没有完成：${reason}。已完成的步骤会保留，解决后再运行同一条命令即可。`,
  en: `"${step}" did not finish: ${reason}. Finished steps are kept; fix this, then run the same command again.`,
});
