internal import CareCore
internal import CareRecords

extension SignIn {
    /// Gives a signed-in user a new password and begins a session with it; every session of theirs until now ends.
    ///
    /// Wrong old passwords count as at a sign-in: who sits down at somebody's open board has no more tries than at the
    /// door.
    /// - Parameters:
    ///   - user: The user's identity.
    ///   - old: The password there is, as it was typed.
    ///   - new: The password there is to be, which the rules find good.
    ///   - address: The client's network address.
    ///   - now: Gateway time.
    /// - Returns: What became of it; `.signedIn` with the session that replaces theirs.
    /// - Throws: As `signIn` does.
    func changePassword(
        of user: String, from old: String, to new: String, from address: String, now: Timestamp
    ) async throws -> Answer {
        do {
            return try await proved(user, old, from: address, now: now) {
                let verifier = try await work.verifier(of: new)
                try await enter("user-password", ["user": user, "verifier": verifier.text], by: user)
                return try await begin(user, address, now)
            }
        } catch is PasswordWork.Busy {
            return .busy
        }
    }
}
