internal import CareCore

/// A dossier as one HTML file that needs nothing beside it, laid out for A4.
public enum DossierHTML {
    /// The file's text.
    public static func text(_ dossier: Dossier) -> String {
        var html = """
            <!DOCTYPE html>
            <html lang="zh-CN">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
            <title>\(escaped("\(dossier.title) \(dossier.bed)"))</title>
            <style>
            \(style(footer: "\(dossier.title) \(dossier.bed)"))
            </style>
            </head>
            <body>
            <header><h1>\(escaped(dossier.title))</h1>
            <p class="sub">一户一档 · 床位 \(escaped("\(dossier.bed)")) · 截至 \(dossier.day.recordText)\
            \(dossier.showsPeople ? "" : " · 个人信息已遮盖")</p></header>

            """
        html += missing(dossier.missing) + heading(dossier.heading)
        for section in dossier.sections { html += table(section) }
        html += proof(dossier.proof) + "</body>\n</html>\n"
        return html
    }

    /// Text that no browser takes for anything else.
    public static func escaped(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "'": result += "&#39;"
            // Characters that turn the direction of text could make a line read as another.
            case "\u{202A}"..."\u{202E}", "\u{2066}"..."\u{2069}", "\u{200E}", "\u{200F}": result += "\u{FFFD}"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    private static func missing(_ missing: [MissingEvidence]) -> String {
        guard !missing.isEmpty else {
            return "<section class=\"whole\"><h2>缺失证据</h2><p>无。按方案应有的证据齐全。</p></section>\n"
        }
        var html =
            "<section class=\"missing\"><h2>缺失证据 \(missing.count) 项</h2>\n<table><thead><tr>"
            + "<th class=\"no\">序号</th><th>缺什么</th><th>哪条记录</th><th>说明</th></tr></thead>\n<tbody>\n"
        for (index, item) in missing.enumerated() {
            html +=
                "<tr><td class=\"no\">\(index + 1)</td><td>\(item.kind.title)</td><td>\(escaped(item.key))</td>"
                + "<td>\(escaped(item.detail))</td></tr>\n"
        }
        return html + "</tbody></table></section>\n"
    }

    private static func heading(_ lines: [RecordSheet.Line]) -> String {
        "<section><h2>基本信息</h2>\n<dl>\n"
            + lines.map { "<div><dt>\(escaped($0.title))</dt><dd>\(escaped($0.value))</dd></div>\n" }.joined()
            + "</dl></section>\n"
    }

    private static func table(_ section: Dossier.Section) -> String {
        let title = "<section><h2>\(escaped(section.title))</h2>\n"
        guard !section.lines.isEmpty else { return title + "<p class=\"none\">无记录</p></section>\n" }
        var html =
            title + "<table><thead><tr>"
            + section.columns.map { "<th>\(escaped($0))</th>" }.joined() + "<th class=\"trace\">记录号</th>"
            + "</tr></thead>\n"
        for line in section.lines {
            html +=
                "<tbody><tr>" + line.cells.map(cell).joined()
                + "<td class=\"trace\">\(escaped(line.trace))</td></tr>"
            if !line.detail.isEmpty {
                html +=
                    "<tr class=\"more\"><td colspan=\"\(section.columns.count + 1)\">\(escaped(line.detail))</td></tr>"
            }
            html += "</tbody>\n"
        }
        return html + "</table></section>\n"
    }

    /// Days and short identities are not broken at their hyphens.
    private static func cell(_ text: String) -> String {
        let isShort = text.utf8.count <= 12 && text.utf8.allSatisfy { $0 < 128 } && !text.isEmpty
        return "<td\(isShort ? " class=\"short\"" : "")>\(escaped(text))</td>"
    }

    private static func proof(_ proof: DossierProof) -> String {
        let title = "<section class=\"proof\"><h2>台账校验</h2>"
        if proof.newest == nil, proof.faults.isEmpty { return title + "<p>台账尚无记录。</p></section>\n" }
        return title + "\n" + verdict(proof) + (proof.newest.map { newest($0, of: proof) } ?? "")
            + """
            <div class="sign"><span>核查人:</span><span>被核查单位:</span><span>日期:</span></div></section>

            """
    }

    private static func verdict(_ proof: DossierProof) -> String {
        guard !proof.faults.isEmpty else {
            return "<p class=\"good\">校验通过:全部 \(proof.entries) 条记录逐条相扣,\(proof.rows) 行数据与记录所写一致,未被改动。</p>\n"
        }
        return "<p class=\"bad\">校验未通过,台账或数据在系统之外被改动过:</p>\n<ul class=\"bad\">\n"
            + proof.faults.map { "<li>\(escaped($0))</li>\n" }.joined() + "</ul>\n"
    }

    private static func newest(_ entry: DossierProof.Entry, of proof: DossierProof) -> String {
        """
        <dl><div><dt>最新记录</dt><dd>第 \(entry.number) 条,\(entry.at.spokenText)</dd></div>
        <div><dt>记录总数</dt><dd>\(proof.entries)</dd></div>
        <div class="wide"><dt>最新记录哈希(SHA-256)</dt><dd class="hash">\(escaped(entry.hash))</dd></div></dl>

        """
    }
}
