import CareCore
import CareRecords
import Foundation
import HTTPTypes
import HummingbirdTesting
import NIOCore
import Testing

@testable import CareHTTP

/// Figures over HTTP: who sees which rows, what is hidden, and what is refused in words.
@Suite struct SummaryRouteTests {
    private static let summary = "/v1/counties/532901/summary"

    private static func frozen() throws -> RegisterScene {
        let scene = try RegisterScene()
        try scene.gateway.maintain()
        return scene
    }

    private static func object(_ body: String) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: Data(body.utf8)) as? [String: Any])
    }

    @Test func `a county sees its month with targets, revision and links to the rows`() async throws {
        let scene = try Self.frozen()
        try await scene.gateway.test { client in
            let seen = try await client.get("\(Self.summary)?period=2021-10", as: "county")
            #expect(seen.status == 200)
            let body = try Self.object(seen.body)
            #expect(body["standing"] as? String == "frozen")
            #expect((body["revision"] as? [String: Any])?["revision"] as? Int == 1)
            #expect(body["revisions"] is NSNull)
            #expect(body["masked"] as? Bool == false)
            let total = try #require((body["rows"] as? [[String: Any]])?.last)
            let figures = try #require(total["figures"] as? [String: [String: Any]])
            #expect(figures["beds-built"]?["value"] as? Int == 1)
            #expect(figures["beds-built"]?["target"] as? Int == 800)
            let link = try #require(figures["beds-built"]?["rows"] as? String)
            let rows = try await client.get(link, as: "county")
            #expect(rows.status == 200)
            #expect(rows.body.contains(#""key":"532901-000001""#))
        }
    }

    @Test(arguments: ["provider", "township"], ["2021-10", "2021-Q4"])
    func `every link leads to the rows behind its figure`(grouping: String, period: String) async throws {
        let scene = try Self.frozen()
        try await scene.gateway.test { client in
            for uri in [Self.summary, "/v1/prefecture/summary"] {
                let seen = try await client.get("\(uri)?period=\(period)&by=\(grouping)", as: "prefecture")
                var (counties, kinds, records): (Set<String>, Set<String>, Set<String>) = ([], [], [])
                for row in try seen.items(of: "rows") {
                    let figures = try #require(row["figures"] as? [String: [String: Any]])
                    for (name, figure) in figures {
                        let values = ["value", "value_part", "value_of"].compactMap { figure[$0] as? Double }
                        guard values.contains(where: { $0 != 0 }) else {
                            #expect(figure["rows"] is NSNull, "\(name)")
                            continue
                        }
                        let link = try #require(figure["rows"] as? String, "\(name)")
                        let rows = try await client.get(link, as: "prefecture")
                        #expect(rows.status == 200, "\(link)")
                        let items = try rows.items(of: "items")
                        #expect(!items.isEmpty, "\(link)")
                        records.formUnion(items.compactMap { $0["record"] as? String })
                        if let kind = row["kind"] as? String { kinds.insert(kind) }
                        if let county = row["county"] as? String { counties.insert(county) }
                    }
                }
                #expect(counties == (uri == Self.summary ? ["532901"] : ["532901", "532925"]))
                #expect(kinds.contains("prefecture") == (uri != Self.summary))
                // And a row to its record.
                #expect(records.isSuperset(of: ["/v1/beds/532901-000001", "/v1/residents/r-1"]))
                for record in records {
                    #expect(try await client.get(record, as: "prefecture").status == 200, "\(record)")
                }
            }
        }
    }

    @Test func `a token without the rows sees no figures of all counties, for those hide nothing`() async throws {
        let scene = try Self.frozen()
        scene.gateway.admit("narrow", .prefecture, capabilities: [.readFigures])
        try await scene.gateway.test { client in
            let all = try await client.get("/v1/prefecture/summary?period=2021-10", as: "narrow")
            #expect(try all.problem == "forbidden")
            #expect(try await client.get("\(Self.summary)?period=2021-10", as: "narrow").status == 200)
        }
    }

    @Test func `tables and workbooks are sent to who accepts them`() async throws {
        let scene = try Self.frozen()
        try await scene.gateway.test { client in
            for (type, start) in [(MediaType.csv, "\u{FEFF}年月"), (MediaType.xlsx, "PK")] {
                try await client.execute(
                    uri: "\(Self.summary)?period=2021-10", method: .get,
                    headers: [.authorization: "Bearer county", .accept: type]
                ) { response in
                    #expect(response.status == .ok)
                    #expect(response.headers[.contentType]?.hasPrefix(type) == true)
                    #expect(String(buffer: response.body).hasPrefix(start))
                }
            }
        }
    }

    @Test func `who may not see rows sees frozen months of their own rows with small numbers hidden`() async throws {
        let scene = try Self.frozen()
        try await scene.gateway.test { client in
            for (name, kind) in [("lead", "provider"), ("township", "township")] {
                let seen = try await client.get("\(Self.summary)?period=2021-10", as: name)
                #expect(seen.status == 200, "\(name): \(seen.body)")
                let body = try Self.object(seen.body)
                #expect(body["masked"] as? Bool == true)
                let rows = try #require(body["rows"] as? [[String: Any]])
                #expect(rows.map { $0["kind"] as? String } == [kind], "\(name)")
                let figures = try #require(rows.first?["figures"] as? [String: [String: Any]])
                #expect(figures["persons-served"]?["value_hidden"] as? Bool == true, "\(name)")
                #expect(figures["persons-served"]?["rows"] is NSNull, "\(name)")
                for follower in [
                    "visits-served", "devices-emergency-call-in-use", "rates-all-in-service", "training-beds",
                    "alerts-p1", "money-paid", "visits-per-resident",
                ] {
                    #expect(figures[follower]?["value_hidden"] as? Bool == true, "\(name) \(follower)")
                    #expect(figures[follower]?["value"] is NSNull, "\(name) \(follower)")
                }
                #expect(figures["visits-served"]?["cumulative_hidden"] as? Bool == true, "\(name)")
                #expect(figures["target-beds"]?["value_hidden"] as? Bool == false, "\(name)")
                let moving = try await client.get("\(Self.summary)?period=2025-11", as: name)
                #expect(moving.status == 400 && moving.body.contains("invalid-period"), "\(name)")
                #expect(try await client.get("\(Self.summary)/rows?figure=beds-built", as: name).status == 403)
                #expect(try await client.get("/v1/counties/532901/outliers", as: name).status == 403)
            }
        }
    }

    @Test func `an auditor sees whole what they audit, a token of theirs that has figures alone does not`()
        async throws
    {
        let scene = try Self.frozen()
        let county = AccessScope.counties([try #require(CountyCode("532901"))])
        scene.gateway.admit("report", .auditor, county, capabilities: [.readFigures])
        try await scene.gateway.test { client in
            for (name, isMasked) in [("auditor", false), ("report", true)] {
                let seen = try await client.get("\(Self.summary)?period=2021-10", as: name)
                #expect(seen.status == 200, "\(name): \(seen.body)")
                let body = try Self.object(seen.body)
                #expect(body["masked"] as? Bool == isMasked, "\(name)")
                let total = try #require((body["rows"] as? [[String: Any]])?.last)
                let figures = try #require(total["figures"] as? [String: [String: Any]])
                #expect(figures["persons-served"]?["value_hidden"] as? Bool == isMasked, "\(name)")
                #expect((figures["persons-served"]?["rows"] is NSNull) == isMasked, "\(name)")
                let rows = "\(Self.summary)/rows?figure=persons-served&period=2021-10"
                #expect(try await client.get(rows, as: name).status == (isMasked ? 403 : 200), "\(name)")
            }
        }
    }

    @Test(arguments: [
        ("county", "/v1/counties/532925/summary", 404), ("auditor", "/v1/counties/532925/summary", 404),
        ("neighbour", "/v1/counties/532901/summary", 404), ("county", "/v1/prefecture/summary", 404),
        ("prefecture", "/v1/prefecture/summary?period=2021-10", 200), ("operator", "/v1/counties/532901/summary", 403),
        ("technician", "/v1/counties/532901/summary", 403), ("family", "/v1/counties/532901/summary", 403),
        ("neighbour", "/v1/counties/532901/summary/revisions", 404),
        ("neighbour", "/v1/counties/532901/summary/changes?from=1&to=1&period=2021-10", 404),
        ("neighbour", "/v1/counties/532901/outliers", 404), ("county", "/v1/counties/532901/outliers", 200),
        ("county", "/v1/counties/532901/summary/revisions", 200),
        ("county", "/v1/counties/532901/summary/changes?from=1&to=1&period=2021-10", 200),
        ("county", "/v1/counties/532901/summary/changes?from=1&to=2&period=2021-10", 404),
        ("county", "/v1/counties/532901/summary?period=2031-01", 400),
        ("county", "/v1/counties/532901/summary?period=2019", 400),
        ("county", "/v1/counties/532901/summary?period=%27%3B--", 400),
        ("county", "/v1/counties/532901/summary?by=moon", 400), ("county", "/v1/counties/53290/summary", 404),
        ("county", "/v1/counties/532901/summary?period=2021-10&revision=7", 404),
        ("county", "/v1/counties/532901/summary/rows?figure=nothing", 400),
        ("prefecture", "/v1/prefecture/summary/rows?figure=beds-built&period=2021-10", 200),
        ("prefecture", "/v1/prefecture/summary/rows?figure=nothing", 400),
        ("prefecture", "/v1/prefecture/summary/rows?figure=beds-built&provider=none", 400),
        ("county", "/v1/prefecture/summary/rows?figure=beds-built&period=2021-10", 404),
        ("lead", "/v1/prefecture/summary/rows?figure=beds-built&period=2021-10", 403), ("lead", "/v1/figures", 200),
        ("family", "/v1/figures", 403), ("lead", "/v1/counties/532901/summary/revisions", 200),
        ("lead", "/v1/counties/532925/summary/revisions", 404),
        ("prefecture", "/v1/counties/532928/summary/revisions", 404),
    ])
    func `an address answers who may, and nobody else`(name: String, uri: String, status: Int) async throws {
        let scene = try Self.frozen()
        try await scene.gateway.test { client in
            let seen = try await client.get(uri, as: name)
            #expect(seen.status == status, "\(seen.body)")
            if name != "prefecture", name != "neighbour" {
                for foreign in RegisterScene.foreign { #expect(!seen.body.contains(foreign), "\(foreign)") }
            }
        }
    }
}
