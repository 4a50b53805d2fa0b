extension DossierHTML {
    /// How it looks: A4, table heads on every page, the bed and the page's number at the foot.
    static func style(footer: String) -> String {
        """
        @page { size: A4; margin: 16mm 13mm 18mm;
          @bottom-left { content: "\(cssText(footer))"; font: 8pt sans-serif; color: #555; }
          @bottom-right { content: "第 " counter(page) " 页 / 共 " counter(pages) " 页"; font: 8pt sans-serif;
            color: #555; } }
        * { box-sizing: border-box; }
        body { font: 9pt/1.45 "Noto Sans CJK SC", "Source Han Sans SC", "Microsoft YaHei", "PingFang SC", "SimSun",
          sans-serif; color: #111; margin: 0; -webkit-print-color-adjust: exact; print-color-adjust: exact; }
        header { border-bottom: 2pt solid #8a1c1c; margin-bottom: 4mm; text-align: center; }
        h1 { font-size: 18pt; letter-spacing: .15em; margin: 0 0 1mm; }
        .sub { margin: 0 0 2.5mm; color: #444; font-size: 10pt; }
        section { margin: 0 0 4.5mm; }
        h2 { font-size: 11pt; margin: 0 0 1.5mm; padding-left: 2mm; border-left: 3pt solid #8a1c1c;
          break-after: avoid; }
        table { width: 100%; border-collapse: collapse; }
        thead { display: table-header-group; }
        tbody, tr { break-inside: avoid; }
        th, td { border: .5pt solid #999; padding: .8mm 1.4mm; text-align: left; vertical-align: top;
          overflow-wrap: anywhere; }
        th { background: #f0ece6; font-weight: 600; font-size: 8.5pt; }
        .more td { color: #333; font-size: 8pt; background: #fafafa; }
        .trace { white-space: nowrap; width: 16mm; color: #555; font-size: 8pt; }
        .short { white-space: nowrap; }
        .no { width: 10mm; text-align: center; }
        dl { display: grid; grid-template-columns: repeat(2, 1fr); gap: 0; margin: 0; border-top: .5pt solid #999;
          border-left: .5pt solid #999; }
        dl div { display: flex; border-right: .5pt solid #999; border-bottom: .5pt solid #999; }
        dl .wide { grid-column: 1 / -1; }
        dt { flex: 0 0 30mm; background: #f0ece6; padding: .8mm 1.4mm; font-size: 8.5pt; }
        dd { margin: 0; padding: .8mm 1.4mm; overflow-wrap: anywhere; }
        .missing { border: 1.2pt solid #b3261e; padding: 2.5mm 3mm; }
        .missing h2 { color: #b3261e; border-color: #b3261e; }
        .missing th { background: #fbeae8; }
        .whole { border: 1.2pt solid #2e6b34; padding: 2mm 3mm; }
        .whole h2 { color: #2e6b34; border-color: #2e6b34; }
        .whole p, .none { margin: 0; }
        .none { color: #777; }
        .proof { break-inside: avoid; border-top: 1pt solid #8a1c1c; padding-top: 3mm; }
        .good { color: #2e6b34; font-weight: 600; margin: 0 0 1.5mm; }
        .bad { color: #b3261e; font-weight: 600; margin: 0 0 1.5mm; }
        ul.bad { padding-left: 5mm; font-weight: 400; overflow-wrap: anywhere; }
        .hash { font-family: monospace; font-size: 8pt; }
        .sign { display: flex; margin-top: 9mm; }
        .sign span { flex: 1; border-bottom: .5pt solid #111; margin-right: 6mm; padding-bottom: 1mm; }
        @media screen { body { max-width: 190mm; margin: 8mm auto; padding: 0 6mm; } }
        """
    }

    /// A text inside a style sheet's quotation marks.
    private static func cssText(_ text: String) -> String {
        String(
            text.unicodeScalars.map { scalar in
                switch scalar {
                case "\"", "\\", "<", ">", "\n", "\r": Character("?")
                default: Character(scalar)
                }
            })
    }
}
