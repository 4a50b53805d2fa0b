extension DutyBook {
    /// Every post that the rota has shifts of, in order of role and scope.
    public var posts: [DutyPost] {
        shiftsOfPost.keys.sorted { ($0.role.rawValue, "\($0.scope)") < ($1.role.rawValue, "\($1.scope)") }
    }

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
