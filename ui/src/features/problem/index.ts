// A problem on the screen: as a note where it happened, or instead of a screen that has nothing else to show.
export { ProblemNotice, type ProblemNoticeProps } from './ProblemNotice';
export { ProblemScreen, type ProblemScreenProps } from './ProblemScreen';
export { useProblemSentence } from './useProblemSentence';
export { useProblemWords } from './useProblemWords';
