import CareCore
import CareRecords

/// Scores of MZ/T 039-2013 by groups, for tests.
struct AbilitySheet {
    var selfCare: [Int] = [10, 5, 5, 10, 10, 10, 10, 15, 15, 10]
    var mental = [0, 0, 0]
    /// Consciousness, sight, hearing, communication.
    var sensory = [0, 0, 0, 0]
    var social = [0, 0, 0, 0, 0]

    var scores: AbilityScores { AbilityScores(selfCare + mental + sensory + social) }

    /// A sheet with these grades; nobody in it is in a coma.
    init(selfCare: Int = 0, mental: Int = 0, sensory: Int = 0, social: Int = 0) {
        spend(selfCare: [100, 65, 45, 40][selfCare])
        self.mental = [[0, 0, 0], [0, 1, 0], [2, 1, 0], [2, 2, 2]][mental]
        self.sensory = [[0, 1, 1, 0], [0, 2, 0, 0], [1, 0, 3, 2], [0, 4, 0, 0]][sensory]
        self.social = [[1, 1, 0, 0, 0], [3, 0, 0, 0, 0], [4, 4, 0, 0, 0], [4, 4, 4, 4, 4]][social]
    }

    /// Spreads a total over the Barthel items, from the first on.
    mutating func spend(selfCare total: Int) {
        var left = total
        selfCare = [10, 5, 5, 10, 10, 10, 10, 15, 15, 10].map { most in
            defer { left -= min(most, left) }
            return min(most, left)
        }
    }
}
