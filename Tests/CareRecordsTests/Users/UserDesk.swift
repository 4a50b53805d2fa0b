import CareCore
import CareRecords

/// A book with two counties, a provider in each and one in both, two beds, and a desk that fills forms about users.
struct UserDesk {
    static let now = Timestamp("2026-03-01 09:00:00")
    static let verifier = "$scrypt$ln=15,r=8,p=1$c2FsdA$aGFzaA"
    static let hash = String(repeating: "0a", count: 32)
    let book = MemoryBook()

    init() {
        book.registered["bed"] = [.text("532901-000001"), .text("532925-000001")]
        for (code, identity, counties) in [
            ("91350100M000100Y43", "p-1", "532901"), ("91350100M000100Y51", "p-2", "532925"),
            ("91350100M000100Y69", "p-3", "532901 532925"),
        ] {
            var row = RecordRow()
            row[name: SharedField.provider.name] = .text(code)
            row[name: ProviderField.bedRegisterID.name] = .text(identity)
            row[name: ProviderField.counties.name] = .text(counties)
            book.put(RecordPut(.provider, row))
        }
    }

    /// Enters a user; what a person would be told.
    func user(
        _ id: String, _ role: String, _ scope: String, verifier: String = "", by: String = "owner",
        at now: Timestamp = now
    ) throws -> [String] {
        try book.enter(
            .user,
            [
                "user": id, "name": "李某", "role": role, "scope": scope, "language": "zh", "verifier": verifier,
            ], at: now, by: by)
    }

    /// Enters a step of a user with its reason.
    func step(_ form: RecordForm, _ id: String, by: String = "owner", at now: Timestamp = now) throws -> [String] {
        try book.enter(form, ["user": id, "reason": "离岗"], at: now, by: by)
    }

    func token(
        _ id: String, of user: String, until: Timestamp = now + .days(30), capabilities: String = "",
        by: String = "owner"
    ) throws -> [String] {
        try book.enter(
            .token,
            [
                "token": id, "user": user, "secretHash": Self.hash, "capabilities": capabilities,
                "expiresAt": until.recordText,
            ], at: Self.now, by: by)
    }

    func session(_ id: String, of user: String, by: String = "gateway") throws -> [String] {
        try book.enter(
            .sessionBegin,
            ["session": id, "user": user, "secretHash": Self.hash, "address": "10.0.0.7"], at: Self.now, by: by)
    }

    /// The row of a user.
    func row(_ id: String) -> RecordRow? { book.row(.user, key: [.text(id)]) }
}
