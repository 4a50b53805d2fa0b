internal import CareCore
internal import CareRecords
internal import CareStore
internal import CareWire
internal import Hummingbird
internal import Ingest

extension RouteTable {
    /// Who is on duty when.
    static let rota: [Route] = [
        .get(
            "/v1/rota", .may([.enterCare, .enterOffice, .readLedger]),
            query: Page.parameters + QueryReader.times + ["role"]
        ) { request, services in
            let page = try Page(request.query, of: "rota")
            let scope = try request.principal.scope
            let role = try request.query.word("role", ContactRole.allCases.filter(\.hasRota).map(\.name))
                .flatMap { ContactRole.named($0) }
            let (from, until) = (try request.query.moment("from"), try request.query.moment("until"))
            let after = try page.after.map { text in
                guard let shift = ShiftItem.shift(at: text) else { throw Cursor.problem }
                return shift
            }
            let found = try await services.read {
                try $0.shifts(
                    in: scope, role: role, from: from, until: until, after: after, limit: page.limit + 1)
            }
            return try Answer.json(
                List(found.map(ShiftItem.init), page, of: "rota", position: \.position))
        },
        change("/v1/rota", "rota"), change("/v1/rota/remove", "rota-remove"),
    ]

    private static func change(_ path: String, _ name: String) -> Route {
        .write(.post, path, .may(.enterCare), body: .configured) { request, services in
            let (user, scope) = (try request.principal.user, try request.principal.scope)
            let command = try request.fields { try DutyCommand(rota: name, $0, by: user, beside: []) }
            let posts: [DutyPost]
            switch command {
            case .importShifts(let lines, _): posts = lines.map(\.value.post)
            case .removeShift(let post, _, _, _): posts = [post]
            default: throw Problem.notFound("rota")
            }
            let strangers = try await services.read { reader in
                try Set(posts.map(\.scope)).filter { !scope.covers(anyOf: try reader.places(of: $0)) }
            }
            if let stranger = strangers.map(\.description).min() { throw Problem.notFound(stranger) }
            guard let command else { throw Problem.notFound("rota") }
            return try await services.carryOut(.command(.duty(command)), for: request)
        }
    }
}

/// A shift as it is sent.
struct ShiftItem: Encodable, Sendable {
    private let shift: Shift

    init(_ shift: Shift) { self.shift = shift }

    /// Where it stands in the list.
    var position: String {
        let post = shift.post
        return "\(post.role.name) \(post.scope) \(shift.from.milliseconds) \(shift.person)"
    }

    /// The shift at a position; its end is not known.
    static func shift(at position: String) -> Shift? {
        let words = position.split(separator: " ").map(String.init)
        guard words.count == 4, let role = ContactRole.named(words[0]), let scope = ContactScope(words[1]),
            let from = Int64(words[2]), let person = PersonID(words[3])
        else { return nil }
        let moment = Timestamp(milliseconds: from)
        return Shift(post: DutyPost(role, scope), person: person, from: moment, until: moment)
    }

    func encode(to encoder: any Encoder) throws {
        try Fields { fields in
            fields.put("role", shift.post.role.name)
            fields.put("scope", shift.post.scope.description)
            fields.put("person", shift.person.text)
            fields.put("from", shift.from)
            fields.put("until", shift.until)
        }.encode(to: encoder)
    }
}
