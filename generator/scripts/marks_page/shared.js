/* What the page uses of the marks: one import, as the modules of a folder become one script. */

import { here, makeRow, paintRows, findPage, make, makeButton, sayCount, sayDay, VERSION, isMarked, isObject, mergeMarks, quote, readMarks, setKind, setNote, say, listShortIds, shortenId } from "../marks/main.js";

export { here, makeRow, paintRows, findPage, make, makeButton, sayCount, sayDay };
export { VERSION, isMarked, isObject, mergeMarks, quote, readMarks, setKind, setNote };
export { say, listShortIds, shortenId };
