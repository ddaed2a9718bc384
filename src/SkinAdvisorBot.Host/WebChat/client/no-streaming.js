// Stands in for the client of the App Service extension, which directlinejs only makes when asked to.
export class DirectLineStreaming {
  constructor() {
    throw new Error('This build of Direct Line has no streaming extension.');
  }
}
