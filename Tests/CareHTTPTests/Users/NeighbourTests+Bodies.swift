import CareRecords
import HTTPTypes
import HummingbirdTesting
import Testing

@testable import CareHTTP

/// Writes that name what they are about in their body.
extension NeighbourTests {
    /// Bodies for such a route about what is of a neighbour, one for every kind of thing that it takes; `nil` where
    /// nobody has said what it takes.
    private static func bodies(_ path: String, about side: Neighbour) -> [String]? {
        switch path {
        case "/v1/records": return forms(side)
        case "/v1/suppressions":
            let outage = #"{"command":"outage","township":"\#(side.township)","from_ms":1762300900000,"#
            return [
                #"{"command":"away","bed":"\#(side.bed)","reason":"探亲"}"#,
                #"{"command":"out-of-service","device":"\#(side.mattress)","permit":"P-1","until_ms":1762310000000}"#,
                outage + #""until_ms":1762310000000,"reason":"停电"}"#,
            ]
        case "/v1/rota":
            return [#"{"lines":[{"line":1,\#(post(side)),"from_ms":1762387200000,"until_ms":1762430400000}]}"#]
        case "/v1/rota/remove": return [#"{\#(post(side)),"from_ms":1762300800000}"#]
        case "/v1/orders": return [#"{"bed":"\#(side.bed)","device":"\#(side.mattress)","note":"x"}"#]
        case "/v1/incidents": return [#"{"kind":"fire","township":"\#(side.township)","note":""}"#]
        default: return nil
        }
    }

    private static func post(_ side: Neighbour) -> String {
        #""person":"\#(side.person)","role":"operator","scope":"station:\#(side.provider)""#
    }

    /// One of care, one of equipment, one of an office.
    private static func forms(_ side: Neighbour) -> [String] {
        let consent = #"{"form":"consent","fields":{"consent":"n-new","resident":"\#(side.own("r-1"))","#
        let plan = #"{"form":"kit-plan","fields":{"kitItem":"k-new","bed":"\#(side.bed)","kind":"smart-mattress","#
        let end = #"{"form":"case-end","fields":{"careCase":"\#(side.own("c-1"))","endReason":"withdrew","#
        let taken = #""decision":"withdrawn","on":"2025-11-04","signer":"self","takenBy":"\#(side.own("s-1"))"}}"#
        return [
            consent + #""purpose":"vitals","# + taken,
            plan + #""telemetry":"reports","plannedOn":"2025-11-01","plannedBy":"\#(side.own("s-1"))"}}"#,
            end + #""endedOn":"2025-11-04","endedBy":"钱某","endDocument":"ED-1"}}"#,
        ]
    }

    /// What is about who asks alone.
    private static let own: Set<String> = ["/v1/session", "/v1/session/password"]

    private static let routes = RouteTable.all.filter {
        $0.method != .get && !$0.path.contains("{") && !own.contains($0.path)
    }

    @Test func `every write that names its place in the body is asked here`() {
        for route in Self.routes { #expect(Self.bodies(route.path, about: .dali) != nil, "\(route.path)") }
    }

    @Test(arguments: Role.allCases.filter { $0 != .prefecture })
    func `a role enters nothing about what is the neighbour's, and about its own what it may`(role: Role) async throws {
        let scene = try NeighbourScene()
        try await scene.gateway.test { client in
            let before = try scene.gateway.content()
            for (own, other) in [(Neighbour.dali, Neighbour.midu), (.midu, .dali)] {
                let caller = NeighbourScene.caller(role, own)
                for route in Self.routes {
                    for body in Self.bodies(route.path, about: other) ?? [] {
                        let answer = try await client.ask(route.method, route.path, as: caller, body: body)
                        #expect(
                            [.notFound, .forbidden].contains(answer.status), "\(caller) \(body): \(answer.text)")
                    }
                }
            }
            #expect(try scene.gateway.content() == before)
            let caller = NeighbourScene.caller(role, .dali)
            for route in Self.routes where Self.may(role, route) {
                var statuses: [HTTPResponse.Status] = []
                for body in Self.bodies(route.path, about: .dali) ?? [] {
                    let answer = try await client.ask(route.method, route.path, as: caller, body: body)
                    #expect(answer.status != .notFound, "\(caller) \(body): \(answer.text)")
                    statuses.append(answer.status)
                }
                #expect(statuses.contains { $0 != .forbidden }, "\(caller) \(route.path)")
            }
        }
    }
}
