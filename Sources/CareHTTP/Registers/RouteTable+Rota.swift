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
            query: Page.parameters + QueryReader.places + QueryReader.times + ["role"]
        ) { request, services in
            let page = try Page(request.query, of: "rota")
            let places = try request.query.places(in: request.principal.scope)
            let role = try request.query.word("role", ContactRole.allCases.filter(\.hasRota).map(\.name))
                .flatMap { ContactRole.named($0) }
            let (from, until) = (try request.query.moment("from"), try request.query.moment("until"))
            let after = try page.after.map { text in
                guard let shift = Shift(position: text) else { throw Cursor.problem }
                return shift
            }
            let found = try await services.read {
                try $0.shifts(
                    in: places, role: role, from: from, until: until, after: after, limit: page.limit + 1)
            }
            return Answer.json(
                List.page(found, page, of: "rota", position: \.position) { Fields($0) })
        },
        change("/v1/rota", "rota"), change("/v1/rota/remove", "rota-remove"),
    ]

    private static func change(_ path: String, _ name: String) -> Route {
        .write(.post, path, .may(.enterCare), body: .configured) { request, services in
            let (user, scope) = (try request.principal.user, try request.principal.scope)
            let command = try request.fields { try DutyCommand(rota: name, $0, by: user, beside: []) }
            let posts: [DutyPost]
            switch command {
            case .importShifts(let lines, _, _): posts = lines.map(\.value.post)
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

extension Shift {
    /// Where it stands in the list.
    fileprivate var position: String { "\(post.role.name) \(post.scope) \(from.milliseconds) \(person)" }

    /// The shift at a position; its end is not known. `nil` for what is no position.
    fileprivate init?(position: String) {
        let words = position.split(separator: " ").map(String.init)
        guard words.count == 4, let role = ContactRole.named(words[0]), let scope = ContactScope(words[1]),
            let from = Int64(words[2]), let person = PersonID(words[3])
        else { return nil }
        let moment = Timestamp(milliseconds: from)
        self.init(post: DutyPost(role, scope), person: person, from: moment, until: moment)
    }
}
