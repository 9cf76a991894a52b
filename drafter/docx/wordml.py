"""What WordprocessingML has in which order, and what its attributes say (ISO/IEC 29500-1, 17).

Of the elements that say how a text looks; those that hold the text itself are not here.
"""

CHILDREN = {
    "Styles": "docDefaults:Defaults latentStyles:LatentStyles style*:Style",
    "Defaults": "rPrDefault:DefaultText pPrDefault:DefaultParagraph",
    "DefaultText": "rPr:Text",
    "Text": (
        "rStyle:text rFonts:FontNames b:switch bCs:switch i:switch iCs:switch caps:switch "
        "smallCaps:switch strike:switch dstrike:switch outline:switch shadow:switch emboss:switch "
        "imprint:switch noProof:switch snapToGrid:switch vanish:switch webHidden:switch "
        "color:Color spacing:length w:scale kern:size position:length sz:size szCs:size "
        "highlight:highlightColor u:Underline effect:textEffect bdr:Border shd:Shd fitText:FitText "
        "vertAlign:verticalAlignRun rtl:switch cs:switch em:em lang:Language "
        "eastAsianLayout:EastAsianLayout specVanish:switch oMath:switch"
    ),
    "DefaultParagraph": "pPr:Paragraph",
    "Paragraph": (
        "pStyle:text keepNext:switch keepLines:switch pageBreakBefore:switch framePr:Frame "
        "widowControl:switch numPr:Numbered suppressLineNumbers:switch pBdr:ParagraphBorders "
        "shd:Shd tabs:Tabs suppressAutoHyphens:switch kinsoku:switch wordWrap:switch "
        "overflowPunct:switch topLinePunct:switch autoSpaceDE:switch autoSpaceDN:switch "
        "bidi:switch adjustRightInd:switch snapToGrid:switch spacing:Spacing ind:Ind "
        "contextualSpacing:switch mirrorIndents:switch suppressOverlap:switch jc:jc "
        "textDirection:textDirection textAlignment:textAlignment textboxTightWrap:textboxTightWrap "
        "outlineLvl:number cnfStyle:Cnf"
    ),
    "Numbered": "ilvl:number numId:number",
    "ParagraphBorders": (
        "top:Border left:Border bottom:Border right:Border between:Border bar:Border"
    ),
    "Tabs": "tab*:TabStop",
    "LatentStyles": "lsdException*:LsdException",
    "Style": (
        "name:text aliases:text basedOn:text next:text link:text autoRedefine:switch hidden:switch "
        "uiPriority:number semiHidden:switch unhideWhenUsed:switch qFormat:switch locked:switch "
        "pPr:Paragraph rPr:Text tblPr:Table trPr:Row tcPr:Cell tblStylePr*:TablePart"
    ),
    "Table": (
        "tblStyle:text tblpPr:Place tblOverlap:tblOverlap bidiVisual:switch "
        "tblStyleRowBandSize:number tblStyleColBandSize:number tblW:TblWidth jc:jcTable "
        "tblCellSpacing:TblWidth tblInd:TblWidth tblBorders:TableBorders shd:Shd "
        "tblLayout:TblLayoutType tblCellMar:CellMargins tblLook:TblLook tblCaption:text "
        "tblDescription:text"
    ),
    "TableBorders": (
        "top:Border start:Border left:Border bottom:Border end:Border right:Border insideH:Border "
        "insideV:Border"
    ),
    "CellMargins": (
        "top:TblWidth start:TblWidth left:TblWidth bottom:TblWidth end:TblWidth right:TblWidth"
    ),
    "Row": (
        "cnfStyle:Cnf gridBefore:number gridAfter:number wBefore:TblWidth wAfter:TblWidth "
        "cantSplit:switch trHeight:Height tblHeader:switch tblCellSpacing:TblWidth jc:jcTable "
        "hidden:switch"
    ),
    "Cell": (
        "cnfStyle:Cnf tcW:TblWidth gridSpan:number hMerge:merge vMerge:merge tcBorders:CellBorders "
        "shd:Shd noWrap:switch tcMar:CellMargins textDirection:textDirection tcFitText:switch "
        "vAlign:verticalJc hideMark:switch"
    ),
    "CellBorders": (
        "top:Border start:Border left:Border bottom:Border end:Border right:Border insideH:Border "
        "insideV:Border tl2br:Border tr2bl:Border"
    ),
    "TablePart": "pPr:Paragraph rPr:Text tblPr:Table trPr:Row tcPr:Cell",
    "Numbering": "abstractNum*:AbstractNum num*:Num numIdMacAtCleanup:number",
    "AbstractNum": (
        "nsid:hex8 multiLevelType:multiLevelType tmpl:hex8 name:text styleLink:text "
        "numStyleLink:text lvl*:Lvl"
    ),
    "Lvl": (
        "start:number numFmt:NumFmt lvlRestart:number pStyle:text isLgl:switch suff:levelSuffix "
        "lvlText:LevelText legacy:LvlLegacy lvlJc:jc pPr:Paragraph rPr:Text"
    ),
    "Num": "abstractNumId:number lvlOverride*:NumLvl",
    "NumLvl": "startOverride:number lvl:Lvl",
    "Grid": "gridCol*:TblGridCol",
    "RowTable": (
        "tblW:TblWidth jc:jcTable tblCellSpacing:TblWidth tblInd:TblWidth tblBorders:TableBorders "
        "shd:Shd tblLayout:TblLayoutType tblCellMar:CellMargins tblLook:TblLook"
    ),
    "Section": (
        "headerReference*:any footerReference*:any footnotePr:Notes pgSz:PageSz "
        "pgMar:PageMar paperSrc:PaperSource pgBorders:PageBorders lnNumType:LineNumber "
        "pgNumType:PageNumber cols:Columns vAlign:verticalJc titlePg:switch bidi:switch "
        "rtlGutter:switch docGrid:DocGrid"
    ),
    "Notes": "pos:ftnPos numFmt:NumFmt numStart:number numRestart:restartNumber",
    "PageBorders": "top:TopPageBorder left:PageBorder bottom:BottomPageBorder right:PageBorder",
    "Columns": "col*:Column",
    "Fonts": "font*:Font",
    "Font": (
        "altName:text panose1:hex20 charset:Charset family:fontFamily notTrueType:switch "
        "pitch:pitch sig:Signature"
    ),
    "Compat": (
        "useSingleBorderforContiguousCells:switch wpJustification:switch noTabHangInd:switch "
        "noLeading:switch spaceForUL:switch noColumnBalance:switch "
        "balanceSingleByteDoubleByteWidth:switch noExtraLineSpacing:switch "
        "doNotLeaveBackslashAlone:switch ulTrailSpace:switch doNotExpandShiftReturn:switch "
        "spacingInWholePoints:switch lineWrapLikeWord6:switch printBodyTextBeforeHeader:switch "
        "printColBlack:switch wpSpaceWidth:switch showBreaksInFrames:switch subFontBySize:switch "
        "suppressBottomSpacing:switch suppressTopSpacing:switch suppressSpacingAtTopOfPage:switch "
        "suppressTopSpacingWP:switch suppressSpBfAfterPgBrk:switch swapBordersFacingPages:switch "
        "convMailMergeEsc:switch truncateFontHeightsLikeWP6:switch mwSmallCaps:switch "
        "usePrinterMetrics:switch doNotSuppressParagraphBorders:switch wrapTrailSpaces:switch "
        "footnoteLayoutLikeWW8:switch shapeLayoutLikeWW8:switch alignTablesRowByRow:switch "
        "forgetLastTabAlignment:switch adjustLineHeightInTable:switch autoSpaceLikeWord95:switch "
        "noSpaceRaiseLower:switch doNotUseHTMLParagraphAutoSpacing:switch "
        "layoutRawTableWidth:switch layoutTableRowsApart:switch useWord97LineBreakRules:switch "
        "doNotBreakWrappedTables:switch doNotSnapToGridInCell:switch "
        "selectFldWithFirstOrLastChar:switch applyBreakingRules:switch "
        "doNotWrapTextWithPunct:switch doNotUseEastAsianBreakRules:switch "
        "useWord2002TableStyleRules:switch growAutofit:switch useFELayout:switch "
        "useNormalStyleForList:switch doNotUseIndentAsNumberingTabStop:switch "
        "useAltKinsokuLineBreakRules:switch allowSpaceOfSameStyleInTable:switch "
        "doNotSuppressIndentation:switch doNotAutofitConstrainedTables:switch "
        "autofitToFirstFixedWidthCell:switch underlineTabInNumList:switch "
        "displayHangulFixedWidth:switch splitPgBreakAndParaMark:switch "
        "doNotVertAlignCellWithSp:switch doNotBreakConstrainedForcedTable:switch "
        "doNotVertAlignInTxbx:switch useAnsiKerningPairs:switch cachedColBalance:switch "
        "compatSetting*:CompatSetting"
    ),
    "Settings": (
        "zoom:Zoom mirrorMargins:switch alignBordersAndEdges:switch "
        "bordersDoNotSurroundHeader:switch bordersDoNotSurroundFooter:switch gutterAtTop:switch "
        "defaultTabStop:size autoHyphenation:switch consecutiveHyphenLimit:number "
        "hyphenationZone:size doNotHyphenateCaps:switch evenAndOddHeaders:switch "
        "drawingGridHorizontalSpacing:size drawingGridVerticalSpacing:size "
        "displayHorizontalDrawingGridEvery:number displayVerticalDrawingGridEvery:number "
        "characterSpacingControl:characterSpacing noLineBreaksAfter:Kinsoku "
        "noLineBreaksBefore:Kinsoku footnotePr:AllNotes compat:Compat themeFontLang:Language "
        "clrSchemeMapping:ColorSchemeMapping decimalSymbol:text listSeparator:text"
    ),
    "AllNotes": (
        "pos:ftnPos numFmt:NumFmt numStart:number numRestart:restartNumber footnote*:FtnEdnSepRef"
    ),
    "Ruby": "rubyAlign:rubyAlign hps:size hpsRaise:size hpsBaseText:size lid:text",
}
CHILDREN["PrintedParagraph"] = f"{CHILDREN['Paragraph']} rPr:Text"
"""What stands in an element of a type, in order: the name, `*` for several, and the type."""

ATTRIBUTES = {
    "FontNames": (
        "hint:hint ascii:text hAnsi:text eastAsia:text cs:text asciiTheme:theme hAnsiTheme:theme "
        "eastAsiaTheme:theme cstheme:theme"
    ),
    "Color": "!val:color themeColor:themeColor themeTint:hex2 themeShade:hex2",
    "Underline": "val:underline color:color themeColor:themeColor themeTint:hex2 themeShade:hex2",
    "Border": (
        "!val:border color:color themeColor:themeColor themeTint:hex2 themeShade:hex2 sz:count "
        "space:count shadow:switch frame:switch"
    ),
    "Shd": (
        "!val:shd color:color themeColor:themeColor themeTint:hex2 themeShade:hex2 fill:color "
        "themeFill:themeColor themeFillTint:hex2 themeFillShade:hex2"
    ),
    "FitText": "!val:size id:number",
    "Language": "val:text eastAsia:text bidi:text",
    "EastAsianLayout": (
        "id:number combine:switch combineBrackets:combineBrackets vert:switch vertCompress:switch"
    ),
    "Frame": (
        "dropCap:dropCap lines:number w:size h:size vSpace:size hSpace:size wrap:wrap "
        "hAnchor:hAnchor vAnchor:vAnchor x:length xAlign:xAlign y:length yAlign:yAlign "
        "hRule:heightRule anchorLock:switch"
    ),
    "TabStop": "!val:tabJc leader:tabTlc !pos:length",
    "Spacing": (
        "before:size beforeLines:number beforeAutospacing:switch after:size afterLines:number "
        "afterAutospacing:switch line:length lineRule:lineSpacingRule"
    ),
    "Ind": (
        "start:length startChars:number end:length endChars:number left:length leftChars:number "
        "right:length rightChars:number hanging:size hangingChars:number firstLine:size "
        "firstLineChars:number"
    ),
    "Cnf": (
        "val:cnf firstRow:switch lastRow:switch firstColumn:switch lastColumn:switch "
        "oddVBand:switch evenVBand:switch oddHBand:switch evenHBand:switch "
        "firstRowFirstColumn:switch firstRowLastColumn:switch lastRowFirstColumn:switch "
        "lastRowLastColumn:switch"
    ),
    "LatentStyles": (
        "defLockedState:switch defUIPriority:number defSemiHidden:switch defUnhideWhenUsed:switch "
        "defQFormat:switch count:number"
    ),
    "LsdException": (
        "!name:text locked:switch uiPriority:number semiHidden:switch unhideWhenUsed:switch "
        "qFormat:switch"
    ),
    "Style": "type:styleType styleId:text default:switch customStyle:switch",
    "Place": (
        "leftFromText:size rightFromText:size topFromText:size bottomFromText:size "
        "vertAnchor:vAnchor horzAnchor:hAnchor tblpXSpec:xAlign tblpX:length tblpYSpec:yAlign "
        "tblpY:length"
    ),
    "TblWidth": "w:part type:tblWidth",
    "TblLayoutType": "type:tblLayoutType",
    "TblLook": (
        "firstRow:switch lastRow:switch firstColumn:switch lastColumn:switch noHBand:switch "
        "noVBand:switch val:hex4"
    ),
    "Height": "val:size hRule:heightRule",
    "TablePart": "!type:tblStyleOverrideType",
    "AbstractNum": "!abstractNumId:number",
    "Lvl": "!ilvl:number tplc:hex8 tentative:switch",
    "NumFmt": "!val:numberFormat format:text",
    "LevelText": "val:text null:switch",
    "LvlLegacy": "legacy:switch legacySpace:size legacyIndent:length",
    "Num": "!numId:number",
    "NumLvl": "!ilvl:number",
    "TblGridCol": "w:size",
    "PageSz": "w:size h:size orient:pageOrientation code:number",
    "PageMar": (
        "!top:length !right:size !bottom:length !left:size !header:size !footer:size !gutter:size"
    ),
    "PaperSource": "first:number other:number",
    "PageBorders": "zOrder:pageBorderZOrder display:pageBorderDisplay offsetFrom:pageBorderOffset",
    "TopPageBorder": (
        "!val:art color:color themeColor:themeColor themeTint:hex2 themeShade:hex2 sz:count "
        "space:count shadow:switch frame:switch"
    ),
    "PageBorder": (
        "!val:art color:color themeColor:themeColor themeTint:hex2 themeShade:hex2 sz:count "
        "space:count shadow:switch frame:switch"
    ),
    "BottomPageBorder": (
        "!val:art color:color themeColor:themeColor themeTint:hex2 themeShade:hex2 sz:count "
        "space:count shadow:switch frame:switch"
    ),
    "LineNumber": "countBy:number start:number distance:size restart:lineNumberRestart",
    "PageNumber": "fmt:numberFormat start:number chapStyle:number chapSep:chapterSep",
    "Columns": "equalWidth:switch space:size num:number sep:switch",
    "Column": "w:size space:size",
    "DocGrid": "type:docGrid linePitch:number charSpace:number",
    "Font": "!name:text",
    "Charset": "val:hex2 characterSet:text",
    "Signature": "!usb0:hex8 !usb1:hex8 !usb2:hex8 !usb3:hex8 !csb0:hex8 !csb1:hex8",
    "Br": "type:brType clear:brClear",
    "Sym": "font:text char:hex4",
    "PTab": "!alignment:pTabAlignment !relativeTo:pTabRelativeTo !leader:pTabLeader",
    "Zoom": "val:zoom !percent:part",
    "CompatSetting": "name:text uri:text val:text",
    "FtnEdnSepRef": "!id:number",
    "ColorSchemeMapping": (
        "bg1:wmlColorSchemeIndex t1:wmlColorSchemeIndex bg2:wmlColorSchemeIndex "
        "t2:wmlColorSchemeIndex accent1:wmlColorSchemeIndex accent2:wmlColorSchemeIndex "
        "accent3:wmlColorSchemeIndex accent4:wmlColorSchemeIndex accent5:wmlColorSchemeIndex "
        "accent6:wmlColorSchemeIndex hyperlink:wmlColorSchemeIndex "
        "followedHyperlink:wmlColorSchemeIndex"
    ),
    "Kinsoku": "!lang:text !val:text",
}
"""The attributes of a type with their kinds; `!`: without it the element says nothing."""

WORDS = {
    "hint": "default eastAsia cs",
    "theme": (
        "majorEastAsia majorBidi majorAscii majorHAnsi minorEastAsia minorBidi minorAscii "
        "minorHAnsi"
    ),
    "themeColor": (
        "dark1 light1 dark2 light2 accent1 accent2 accent3 accent4 accent5 accent6 hyperlink "
        "followedHyperlink none background1 text1 background2 text2"
    ),
    "highlightColor": (
        "black blue cyan green magenta red yellow white darkBlue darkCyan darkGreen darkMagenta "
        "darkRed darkYellow darkGray lightGray none"
    ),
    "underline": (
        "single words double thick dotted dottedHeavy dash dashedHeavy dashLong dashLongHeavy "
        "dotDash dashDotHeavy dotDotDash dashDotDotHeavy wave wavyHeavy wavyDouble none"
    ),
    "textEffect": "blinkBackground lights antsBlack antsRed shimmer sparkle none",
    "border": (
        "nil none single thick double dotted dashed dotDash dotDotDash triple thinThickSmallGap "
        "thickThinSmallGap thinThickThinSmallGap thinThickMediumGap thickThinMediumGap "
        "thinThickThinMediumGap thinThickLargeGap thickThinLargeGap thinThickThinLargeGap wave "
        "doubleWave dashSmallGap dashDotStroked threeDEmboss threeDEngrave outset inset"
    ),
    "shd": (
        "nil clear solid horzStripe vertStripe reverseDiagStripe diagStripe horzCross diagCross "
        "thinHorzStripe thinVertStripe thinReverseDiagStripe thinDiagStripe thinHorzCross "
        "thinDiagCross pct5 pct10 pct12 pct15 pct20 pct25 pct30 pct35 pct37 pct40 pct45 pct50 "
        "pct55 pct60 pct62 pct65 pct70 pct75 pct80 pct85 pct87 pct90 pct95"
    ),
    "verticalAlignRun": "baseline superscript subscript",
    "em": "none dot comma circle underDot",
    "combineBrackets": "none round square angle curly",
    "dropCap": "none drop margin",
    "wrap": "auto notBeside around tight through none",
    "hAnchor": "text margin page",
    "vAnchor": "text margin page",
    "xAlign": "left center right inside outside",
    "yAlign": "inline top center bottom inside outside",
    "heightRule": "auto exact atLeast",
    "tabJc": "clear start center end decimal bar num left right",
    "tabTlc": "none dot hyphen underscore heavy middleDot",
    "lineSpacingRule": "auto exact atLeast",
    "jc": (
        "start center end both mediumKashida distribute numTab highKashida lowKashida "
        "thaiDistribute left right"
    ),
    "textDirection": "tb rl lr tbV rlV lrV btLr lrTb lrTbV tbLrV tbRl tbRlV",
    "textAlignment": "top center baseline bottom auto",
    "textboxTightWrap": "none allLines firstAndLastLine firstLineOnly lastLineOnly",
    "styleType": "paragraph character table numbering",
    "tblOverlap": "never overlap",
    "tblWidth": "nil pct dxa auto",
    "jcTable": "center end left right start",
    "tblLayoutType": "fixed autofit",
    "merge": "continue restart",
    "verticalJc": "top center both bottom",
    "tblStyleOverrideType": (
        "wholeTable firstRow lastRow firstCol lastCol band1Vert band2Vert band1Horz band2Horz "
        "neCell nwCell seCell swCell"
    ),
    "multiLevelType": "singleLevel multilevel hybridMultilevel",
    "numberFormat": (
        "decimal upperRoman lowerRoman upperLetter lowerLetter ordinal cardinalText ordinalText "
        "hex chicago ideographDigital japaneseCounting aiueo iroha decimalFullWidth "
        "decimalHalfWidth japaneseLegal japaneseDigitalTenThousand decimalEnclosedCircle "
        "decimalFullWidth2 aiueoFullWidth irohaFullWidth decimalZero bullet ganada chosung "
        "decimalEnclosedFullstop decimalEnclosedParen decimalEnclosedCircleChinese "
        "ideographEnclosedCircle ideographTraditional ideographZodiac ideographZodiacTraditional "
        "taiwaneseCounting ideographLegalTraditional taiwaneseCountingThousand taiwaneseDigital "
        "chineseCounting chineseLegalSimplified chineseCountingThousand koreanDigital "
        "koreanCounting koreanLegal koreanDigital2 vietnameseCounting russianLower russianUpper "
        "none numberInDash hebrew1 hebrew2 arabicAlpha arabicAbjad hindiVowels hindiConsonants "
        "hindiNumbers hindiCounting thaiLetters thaiNumbers thaiCounting bahtText dollarText "
        "custom"
    ),
    "levelSuffix": "tab space nothing",
    "ftnPos": "pageBottom beneathText sectEnd docEnd",
    "restartNumber": "continuous eachSect eachPage",
    "pageOrientation": "portrait landscape",
    "pageBorderZOrder": "front back",
    "pageBorderDisplay": "allPages firstPage notFirstPage",
    "pageBorderOffset": "page text",
    "lineNumberRestart": "newPage newSection continuous",
    "chapterSep": "hyphen period colon emDash enDash",
    "docGrid": "default lines linesAndChars snapToChars",
    "fontFamily": "decorative modern roman script swiss auto",
    "pitch": "fixed variable default",
    "brType": "page column textWrapping",
    "brClear": "none left right all",
    "pTabAlignment": "left center right",
    "pTabRelativeTo": "margin indent",
    "pTabLeader": "none dot hyphen underscore middleDot",
    "zoom": "none fullPage bestFit textFit",
    "wmlColorSchemeIndex": (
        "dark1 light1 dark2 light2 accent1 accent2 accent3 accent4 accent5 accent6 hyperlink "
        "followedHyperlink"
    ),
    "characterSpacing": "doNotCompress compressPunctuation compressPunctuationAndJapaneseKana",
    "rubyAlign": "center distributeLetter distributeSpace left right rightVertical",
}
"""The words of a kind."""
