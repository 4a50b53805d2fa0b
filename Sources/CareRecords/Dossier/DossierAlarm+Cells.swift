internal import CareCore

extension DossierAlarm {
    /// One text a column of the dossier.
    var cells: [String] {
        [
            title + (isTest ? "(测试)" : ""), "P\(priority.rawValue)", raisedAt.spokenText, "\(count)",
            Self.text(acknowledged), Self.text(arrived), Self.text(closed), closeReason?.title.zh ?? "",
        ]
    }

    /// What else was done, over the whole width; empty when nothing was.
    func detail(showsPeople: Bool) -> String {
        var parts: [String] = []
        if calledBack != nil { parts.append("回拨:" + Self.text(calledBack)) }
        if dispatched != nil {
            let sent = RecordPrivacy.name.shown(responder, showsPeople: showsPeople)
            parts.append("派人:" + Self.text(dispatched) + (sent.isEmpty ? "" : " → \(sent)"))
        }
        let words = RecordPrivacy.words.shown(closeText, showsPeople: showsPeople)
        if !words.isEmpty { parts.append("处置说明:" + words) }
        return parts.joined(separator: "; ")
    }

    private static func text(_ deed: AlarmDeed?) -> String {
        deed.map { $0.by.isEmpty ? $0.at.spokenText : "\($0.at.spokenText) \($0.by)" } ?? ""
    }
}
