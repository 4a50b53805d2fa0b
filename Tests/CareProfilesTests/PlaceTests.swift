import CareCore
import Testing

@testable import CareProfiles

/// How far from home a fix is, as rules ask for it.
@Suite struct PlaceTests {
    private static func vocabulary(_ metrics: [Metric]) -> ModelVocabulary {
        ModelVocabulary(
            profile: "probe",
            slots: metrics.map {
                MetricSlot(
                    metric: $0, minimum: 0, maximum: 2_000, period: .minutes(10), maximumGap: .minutes(30),
                    holds: false)
            }, events: [], measurable: [], liveness: nil)
    }

    private static let models: [(metrics: [Metric], accuracy: Int16)] = [
        ([.longitude, .latitude, .positionAccuracy], 2), ([.longitude, .latitude], -1),
    ]

    @Test(arguments: models)
    func `a fix is latitude, longitude and the accuracy where the model tells of one`(
        metrics: [Metric], accuracy: Int16
    ) throws {
        let checker = TypeChecker(model: Self.vocabulary(metrics), tables: Probe.tables())
        let tree = try ExpressionParser.parse("distance(home, $limit) > 500")
        let term = try #require(checker.condition(tree), "\(checker.faults)")
        let (program, depth) = CodeGenerator.program(of: term)
        #expect(
            program.instructions == [
                .parameter(0), .distance(latitude: 1, longitude: 0, accuracy: accuracy), .constant(500), .greater,
            ])
        #expect(depth == 2)
    }

    @Test(arguments: [
        ("distance(home, 0) > 5", "accuracy of a fix"), ("distance(home, 10m) > 5", "accuracy of a fix"),
        ("distance(home, 200) > 21000000", "comparison is always false"),
        ("distance(home, 200) > 5m", "comparison of unlike values"),
    ])
    func `what is no distance is refused`(text: String, fault: String) throws {
        let checker = TypeChecker(model: Self.vocabulary([.latitude, .longitude]), tables: Probe.tables())
        #expect(checker.condition(try ExpressionParser.parse(text)) == nil)
        #expect(checker.faults.map(\.what) == [fault])
    }
}
