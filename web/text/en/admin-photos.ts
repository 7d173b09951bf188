import type { adminPhotos as chinese } from '../zh-CN/admin-photos.ts'

export const adminPhotos: Record<keyof typeof chinese, string> = {
  photo: 'Photo',
  photoOf: 'Photo of {{name}}',
  asOnBoard: 'as on a board',
  hidden: 'Not public',
  hiddenMore: 'Without their consent only administrators see the photo; it is on no board and nowhere else.',
  whichConsents:
    'To be public, a post of today needs two consents, to name and phone and to the photo; record them at the post below.',
  public: 'Public now',
  publicOnceThere: 'Public as soon as there is one',
  publicUnder: '{{post}}: photo agreed to on {{day}}',
  publicMore: 'Anybody sees it on the board. When consent is withdrawn or the post ends, it goes at once.',
  oldConsent: 'Consent older than three years; please ask them again:',
  oldPhone: '{{post}}: name and phone, agreed to on {{day}}',
  oldPhoto: '{{post}}: photo, agreed to on {{day}}',
  addPhoto: 'Add a photo',
  replace: 'Replace the photo',
  removePhoto: 'Delete the photo',
  chooseFile: 'Choose a picture',
  removeTitle: 'Delete the photo of {{name}}?',
  removeMore: 'Boards stop showing it at once, and the server keeps it no longer.',
  removed: 'The photo is deleted',
  'file-too-large': 'The file is larger than 30 MB. Make it smaller first.',
  'file-unreadable':
    'This file does not open. Use a JPG or PNG; turn the HEIC of an iPhone into a JPG first.',
  'file-too-small': 'The picture is too small; it needs at least 200 × 200 pixels.',
  cropOf: 'Cut the photo of {{name}}',
  cropStage:
    'What is cut: drag or press arrow keys to move the picture; wheel, two fingers, plus and minus to zoom',
  cropKeys: 'Drag or arrow keys move it; wheel, two fingers, plus and minus zoom.',
  zoom: 'Zoom',
  nearer: 'Nearer',
  further: 'Further',
  keep: 'Use this photo',
  kept: 'The photo is kept',
}
