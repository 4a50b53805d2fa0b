import CareCore
import CareRecords
import CareStore
import CareWire
import HTTPTypes
import HummingbirdTesting
import Testing

@testable import CareHTTP

/// Every role at every route with a neighbour who has everything alike: nobody finds or touches what is the
/// neighbour's. A new route is in here by itself.
@Suite struct NeighbourTests {
    /// What says nothing of any place, and the feed, which has no end and tests of its own.
    private static let placeless: Set<String> = [
        "/healthz", "/readyz", "/metrics", "/openapi.yaml", "/v1/session", "/v1/figures", "/v1/alarms/feed",
    ]
    /// What is the prefecture's alone, and what has nothing to tell of a month in which nothing was corrected and of a
    /// county with one bed.
    private static let barren: Set<String> = [
        "/v1/prefecture/summary", "/v1/prefecture/summary/rows", "/v1/rules", "/v1/counties/{code}/summary/revisions",
        "/v1/counties/{code}/summary/changes", "/v1/counties/{code}/outliers",
    ]
    static let reads = RouteTable.all.filter {
        $0.method == .get && !RouteTable.isPage($0) && !placeless.contains($0.path)
    }
    private static let writes = RouteTable.all.filter { $0.method != .get && $0.path.contains("{") }

    /// What a route must be asked for besides.
    private static func question(_ route: Route) -> [String] {
        switch route.path {
        case "/v1/devices/{device}/readings": ["metric=heart_rate"]
        case "/v1/counties/{code}/summary/rows", "/v1/prefecture/summary/rows": ["period=2021-10", "figure=beds-built"]
        case "/v1/counties/{code}/summary/changes": ["period=2021-10", "from=1", "to=1"]
        case "/v1/counties/{code}/summary", "/v1/prefecture/summary": ["period=2021-10"]
        case "/v1/orders", "/v1/incidents": ["state=all"]
        default: []
        }
    }

    /// The address of a route with what is of `neighbour` in it.
    static func uri(
        _ route: Route, of neighbour: Neighbour, in scene: NeighbourScene, _ questions: [String] = []
    ) throws -> String {
        var path = route.path.replacing("{step}", with: "close")
        for match in path.matches(of: /\{([^}]+)\}/).reversed() {
            path.replaceSubrange(match.range, with: try scene.value(String(match.1), of: neighbour))
        }
        let all = question(route) + questions
        return all.isEmpty ? path : "\(path)?\(all.joined(separator: "&"))"
    }

    /// The parameters of a list that may name a place, with the neighbour's.
    private static func questions(_ route: Route, about neighbour: Neighbour) -> [String] {
        [
            ("county", neighbour.county), ("township", neighbour.township), ("provider", neighbour.provider),
            ("bed", neighbour.bed), ("resident", neighbour.own("r-1")), ("careCase", neighbour.own("c-1")),
            ("device", neighbour.mattress), ("about", neighbour.own("x")),
        ].filter { route.query.contains($0.0) }.map { "\($0.0)=\($0.1)" }
    }

    static func may(_ role: Role, _ route: Route) -> Bool {
        route.access.admits(
            Principal(user: "u", name: "u", role: role, scope: .everything, credential: .token("t")))
    }

    /// Without hashes, which hold any digits.
    private static func words(_ answer: TestAnswer) -> String { answer.text.replacing(/"[0-9a-f]{64}"/, with: "") }

    @Test(arguments: Role.allCases.filter { $0 != .prefecture })
    func `a role finds nothing of the neighbour's, whatever it reads and asks for`(role: Role) async throws {
        let scene = try NeighbourScene()
        try scene.gateway.maintain()
        try await scene.gateway.test { client in
            for (own, other) in [(Neighbour.dali, Neighbour.midu), (.midu, .dali)] {
                let caller = NeighbourScene.caller(role, own)
                for route in Self.reads {
                    for question in [nil] + Self.questions(route, about: other) {
                        let uri = try Self.uri(route, of: own, in: scene, question.map { [$0] } ?? [])
                        let answer = try await client.ask(.get, uri, as: caller)
                        guard answer.status == .ok else {
                            #expect(
                                [.notFound, .forbidden].contains(answer.status), "\(caller) \(uri): \(answer.text)")
                            continue
                        }
                        for mark in other.marks {
                            #expect(!Self.words(answer).contains(mark), "\(caller) \(uri): \(answer.text)")
                        }
                    }
                    guard route.path.contains("{") else { continue }
                    let uri = try Self.uri(route, of: other, in: scene)
                    let answer = try await client.ask(.get, uri, as: caller)
                    #expect([.notFound, .forbidden].contains(answer.status), "\(caller) \(uri): \(answer.text)")
                }
            }
        }
    }

    @Test func `a county finds its own at every route, and the prefecture that of both`() async throws {
        let scene = try NeighbourScene()
        try scene.gateway.maintain()
        try await scene.gateway.test { client in
            for route in Self.reads where Self.may(.county, route) && !Self.barren.contains(route.path) {
                for neighbour in NeighbourScene.both {
                    for role in [Role.county, .prefecture] {
                        let uri = try Self.uri(route, of: neighbour, in: scene)
                        let answer = try await client.ask(.get, uri, as: NeighbourScene.caller(role, neighbour))
                        #expect(answer.status == .ok, "\(role) \(uri): \(answer.text)")
                        let isThere = neighbour.marks.contains(where: Self.words(answer).contains)
                        #expect(isThere, "\(role) \(uri): \(answer.text)")
                    }
                }
            }
        }
    }

    @Test(arguments: Role.allCases.filter { $0 != .prefecture })
    func `a role changes nothing of the neighbour's, and is told that it is not there`(role: Role) async throws {
        let scene = try NeighbourScene()
        try await scene.gateway.test { client in
            let before = try scene.gateway.content()
            for (own, other) in [(Neighbour.dali, Neighbour.midu), (.midu, .dali)] {
                let caller = NeighbourScene.caller(role, own)
                for route in Self.writes {
                    let uri = try Self.uri(route, of: other, in: scene)
                    let answer = try await client.ask(route.method, uri, as: caller, body: "{}")
                    #expect([.notFound, .forbidden].contains(answer.status), "\(caller) \(uri): \(answer.text)")
                }
            }
            #expect(try scene.gateway.content() == before)
            for route in Self.writes where Self.may(role, route) {
                let uri = try Self.uri(route, of: .dali, in: scene)
                let answer = try await client.ask(
                    route.method, uri, as: NeighbourScene.caller(role, .dali), body: "{}")
                #expect(answer.status != .notFound, "what is one's own is there: \(role) \(uri): \(answer.text)")
            }
        }
    }

    @Test func `every table of the records keeps its rows to the side whose they are`() throws {
        let scene = try NeighbourScene()
        let (store, key) = (scene.gateway.services.store, scene.gateway.services.key)
        let lists: Set<String> = ["county", "township", "village"]
        func texts(_ table: RecordTable, _ scope: AccessScope) throws -> String {
            try store.records(table, scope: scope, key: key).map {
                Fields($0, table, showsPeople: true).text
            }.joined(separator: "\n")
        }
        for table in RecordForms.tables where !lists.contains(table.name) {
            let all = try texts(table, .everything)
            for (own, other) in [(Neighbour.dali, Neighbour.midu), (.midu, .dali)] {
                let isKept = own.marks.contains(where: all.contains)
                var readers: Set<Role> = []
                for role in Role.allCases where role != .prefecture {
                    let found = try texts(table, try #require(AccessScope(recordText: own.scope(role))))
                    for mark in other.marks { #expect(!found.contains(mark), "\(role) \(table.name): \(found)") }
                    if own.marks.contains(where: found.contains) { readers.insert(role) }
                }
                // Decision 58 says which tables stay with who may see everything.
                let isOfAll = ["dutyLog", "shiftHandover", "deathList"].contains(table.name)
                #expect(readers.isEmpty == (isOfAll || !isKept), "\(table.name): \(readers)")
                #expect(readers.contains(.county) == !readers.isEmpty, "\(table.name)")
            }
        }
        for name in [
            "visit", "asset", "complaint", "moneyEntry", "training", "kitItem", "recoveryOrder", "dutyLog",
            "shiftHandover", "deathList",
        ] {
            let table = try #require(RecordForms.tables.first { $0.name == name })
            let all = try texts(table, .everything)
            for neighbour in NeighbourScene.both { #expect(all.contains(neighbour.word), "\(name)") }
        }
    }
}
