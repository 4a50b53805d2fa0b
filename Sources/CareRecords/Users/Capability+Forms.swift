extension Capability {
    /// What entering a form through an interface asks for: one of these. `nil` for a form that only the gateway itself
    /// or the machine's owner enters. The one place that says so.
    public static func entering(_ form: String) -> Set<Capability>? {
        let found = formsByCapability.filter { $0.forms.contains(form) }.map(\.capability)
        return found.isEmpty ? nil : Set(found)
    }

    private static let formsByCapability: [(capability: Capability, forms: Set<String>)] = [
        (.enterCare, care), (.enterEquipment, equipment), (.enterOffice, office),
    ]

    /// The records of a provider.
    private static let care: Set<String> = [
        "staff", "resident-contact", "consent", "assessment", "training", "training-void",
        "visit-plan", "visit-dispatch", "visit-reassign", "visit-arrive", "visit-start", "visit-finish", "visit-rate",
        "visit-follow-up", "visit-cancel", "visit-void", "visit-record",
        "emergency-call", "call-back", "call-respond", "call-resolve", "call-tell-manager", "duty-log",
        "shift-handover", "duty-void", "abnormal-event", "abnormal-follow-up", "authority-notice", "abnormal-close",
        "abnormal-reopen", "complaint", "complaint-answer", "complaint-satisfaction",
    ]

    /// What happens to equipment.
    private static let equipment: Set<String> = [
        "kit-plan", "kit-bind", "kit-test", "kit-reading", "kit-inspect", "kit-sign-off", "kit-refuse", "kit-remove",
        "kit-swap", "asset-allocate", "asset-install", "asset-accept", "asset-cancel", "asset-suspend", "asset-resume",
        "asset-repair", "asset-lost", "asset-found", "asset-end", "asset-restore", "asset-notice", "asset-collect",
        "asset-sanitise", "asset-function-test", "asset-wipe", "asset-ready", "asset-keep", "asset-move",
    ]

    /// What an office decides. People and homes are entered where somebody is screened.
    private static let office: Set<String> = [
        "county", "township", "village", "provider", "residence", "resident", "resident-contact", "consent",
        "assessment", "assessment-void", "case-screen", "case-home-assess", "case-agree-retrofit", "retrofit-item",
        "case-accept-retrofit", "case-assess", "case-plan", "case-serve", "case-end", "case-confirm-death",
        "case-revert-death", "death-list", "service-item", "calendar-day", "calendar-year", "authority-rule",
        "records-release", "asset-store", "asset-rule", "asset", "asset-retire", "money-standard", "money",
        "money-reverse", "summary-freeze",
    ]

    /// What is entered in ways of its own: by the gateway itself (looks, check-ins at readers, what devices saw of a
    /// visit), and users with what lets them in.
    public static let ownForms: Set<String> = [
        "access", "visit-check-in", "visit-corroborate", "user", "user-password", "user-lock", "user-unlock",
        "user-end", "user-lock-out", "token", "token-revoke", "session", "session-end",
    ]
}
