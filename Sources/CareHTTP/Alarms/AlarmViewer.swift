internal import CareRecords

/// How much of an alarm somebody sees.
enum AlarmViewer: Sendable {
    /// Who answers, watches over those who answer, or audits: everything.
    case office
    /// The resident's family: that it rings and how far help is, without the words and names of those who work on it.
    case family

    init(_ principal: Principal) { self = principal.role == .family ? .family : .office }
}
