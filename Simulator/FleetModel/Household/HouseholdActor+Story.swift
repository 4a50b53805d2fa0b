import SimKit

extension HouseholdActor {
    /// Does what the story says.
    mutating func act(_ deed: StoryDeed, _ scene: inout Scene) {
        guard scene.at < livesUntil else { return }
        switch deed.kind {
        case .event(let device, let event):
            var draft = Draft(kind: .event)
            draft.event = event.name
            draft.data = event.data
            draft.isTest = event.isTest
            send(draft, device, &scene, copies: event.copies)
        case .readings(let device, let fields):
            var draft = Draft(kind: .telemetry)
            draft.fields = fields
            send(draft, device, &scene)
        case .history(let device, let frames):
            var draft = Draft(kind: .telemetry)
            draft.history = frames.map { Draft.Past(at: $0.at, fields: $0.fields) }
            send(draft, device, &scene)
        case .linkLost:
            linkLostUntil = .distantFuture
            scene.actions.append(.cutLink)
        case .linkBack:
            linkLostUntil = scene.at
            linkBack(&scene)
        case .recorded(let action): replay(action, &scene)
        }
    }
}
