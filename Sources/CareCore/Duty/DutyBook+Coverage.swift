extension DutyBook {
    /// Every post that the rota has shifts of, in order of role and scope.
    public var posts: [DutyPost] { Self.ordered(shiftsOfPost.keys) }

    /// Times within the shifts of a post in which nobody is on duty.
    public func gaps(of post: DutyPost) -> [(from: Timestamp, until: Timestamp)] {
        var gaps: [(from: Timestamp, until: Timestamp)] = []
        var covered: Timestamp?
        for shift in shifts(of: post) {
            if let end = covered, shift.from > end { gaps.append((end, shift.from)) }
            covered = max(covered ?? shift.until, shift.until)
        }
        return gaps
    }

    /// The time around `moment` in which nobody of the rota has the post: since the end of the last shift and until the
    /// next begins, `nil` where there is none.
    /// - Returns: That time; `nil` when somebody is on duty at `moment`.
    public func vacancy(of post: DutyPost, at moment: Timestamp) -> (since: Timestamp?, until: Timestamp?)? {
        let shifts = shifts(of: post)
        guard !shifts.contains(where: { $0.contains(moment) }) else { return nil }
        return (
            shifts.map(\.until).filter { $0 <= moment }.max(), shifts.map(\.from).filter { $0 > moment }.min()
        )
    }

    /// Posts of the contact book for more than one home that the rota has no shifts of: everybody of the book answers.
    public var postsWithoutShifts: [DutyPost] {
        let posts = Set(ContactRole.allCases.flatMap { contacts(as: $0) }.map(\.post))
        return Self.ordered(
            posts.filter { post in
                switch post.scope {
                case .bed, .household: false
                case .township, .station, .county, .everywhere: shifts(of: post).isEmpty
                }
            })
    }

    private static func ordered(_ posts: some Sequence<DutyPost>) -> [DutyPost] {
        posts.sorted { ($0.role.rawValue, "\($0.scope)") < ($1.role.rawValue, "\($1.scope)") }
    }

    /// The first moment from `moment` on at which nobody has the post.
    public func end(of post: DutyPost, from moment: Timestamp) -> Timestamp {
        var end = moment
        for shift in shifts(of: post) where shift.from <= end && shift.until > end { end = shift.until }
        return end
    }

    /// Pairs of one post's shifts that share time, the earlier first.
    public func overlaps(of post: DutyPost) -> [(Shift, Shift)] {
        let shifts = shifts(of: post)
        return shifts.indices.flatMap { index in
            shifts[(index + 1)...].prefix { $0.from < shifts[index].until }.map { (shifts[index], $0) }
        }
    }
}
