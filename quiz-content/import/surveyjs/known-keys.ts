const words = (text: string): readonly string[] => text.trim().split(/\s+/);

/** Keys about looks and manners, of version 1 and of later ones: a terminal has its own. */
export const APPEARANCE: ReadonlySet<string> = new Set(
  words(`
    showNavigationButtons navigationButtonsLocation showPrevButton showTitle showPageTitles showCompletedPage showCompletePage
    showPageNumbers showQuestionNumbers showNumber hideNumber questionTitleLocation titleLocation questionDescriptionLocation
    descriptionLocation questionErrorLocation errorLocation showProgressBar progressBarLocation progressBarType
    progressBarShowPageTitles progressBarShowPageNumbers progressBarInheritWidthFrom showTOC tocLocation focusFirstQuestionAutomatic
    autoFocusFirstQuestion focusOnFirstError autoFocusFirstError goNextPageAutomatic autoAdvanceEnabled autoAdvanceAllowComplete
    allowCompleteSurveyAutomatic checkErrorsMode textUpdateMode clearInvisibleValues maxTextLength maxOthersLength requiredText
    requiredMark requiredQuestionMark questionStartIndex questionTitlePattern questionTitleTemplate questionOrder questionsOnPageMode
    startSurveyText pagePrevText pageNextText completeText previewText editText width minWidth maxWidth widthMode fitToContainer
    headerView logo logoWidth logoHeight logoFit logoPosition backgroundImage backgroundImageFit backgroundOpacity cookieName
    sendResultOnPageNext partialSendEnabled storeOthersAsComment showPreviewBeforeComplete showTimer showTimerPanel
    showTimerPanelMode timerLocation timerInfoMode keepIncorrectValues mobileSupport isSinglePage startWithNewLine indent innerIndent
    colCount gridLayoutColumns itemSize inputSize size placeholder placeHolder optionsCaption showOptionsCaption renderAs renderMode
    imageHeight imageWidth imageFit minImageWidth minImageHeight maxImageWidth maxImageHeight contentMode showLabel displayMode
    rateDisplayMode rateColorMode scaleColorMode searchEnabled searchMode allowClear displayRateDescriptionsAsExtremeItems state
    useDisplayValuesInDynamicTexts useDisplayValuesInTitle separateSpecialChoices autocomplete showClearButton closeOnSelect
    showLabels tooltipVisibility swapOrder itemSizeMode labelFormat navigationTitle navigationDescription navigationButtonsVisibility
    showInPreview calculatedHeight autoGenerate customLabels $schema
  `),
);

/** Types that ask who somebody is. */
export const PERSONAL: ReadonlySet<string> = new Set(['email', 'tel', 'password', 'url']);
