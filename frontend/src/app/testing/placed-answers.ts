// Every answer that can be chosen on a screen, placed by somebody: one that a vocabulary gains is asked for its place
// by hard-answers.test.tsx. Scales are judged there by themselves.

/** What is hard to say of oneself or of somebody. It is met with no less than what stands beside it. */
export const HARD: readonly string[] = [
  'hurt', 'afraid', 'numb', 'unreal', 'far_away', 'dismissed', 'blamed_me', 'was_scary', 'harder', 'worse', 'more_distance', 'it_ended',
  'not_safe_to_repair', 'got_worse', 'blended', 'ended_abruptly', 'beyond', 'not_really', 'not_safe', 'felt_unsafe', 'went_numb',
];

/** What asks for nothing more than to be kept, or is good to hear. */
export const CALM: readonly string[] = [
  'felt_unheard', 'misunderstanding', 'left_out', 'too_much_too_fast', 'went_quiet', 'pulled_back', 'snapped', 'both', 'nothing_showed',
  'feet_on_floor', 'longer_out_breath', 'cold_water', 'walk', 'music', 'someone_safe', 'nothing_today', 'own', 'sad', 'lonely', 'anxious', 'ashamed',
  'guilty', 'angry', 'annoyed', 'jealous', 'confused', 'disappointed', 'overwhelmed', 'tired', 'tender', 'relieved', 'hopeful', 'other',
  'to_be_heard', 'to_be_understood', 'respect', 'reassurance', 'closeness', 'space', 'honesty', 'safety', 'rest', 'help', 'fairness', 'a_choice',
  'to_matter', 'kindness', 'belonging', 'mostly_now', 'old_echo', 'not_sure', 'not_now', 'write_for_me', 'practise_with_therapist',
  'say_something_small', 'ask_for_pause', 'apologise', 'let_it_go', 'set_limit', 'get_something', 'keep_us_close', 'keep_self_respect', 'soft_start',
  'hard_to_say', 'pause', 'limit', 'limit_alone', 'receiving_help', 'in_person', 'call', 'message', 'letter_not_sent', 'in_session', 'yes', 'part_of_it',
  'differently', 'not_yet', 'decided_not_to', 'listened', 'acknowledged', 'apologised', 'explained', 'asked_about_me', 'changed_something',
  'needs_time', 'got_defensive', 'no_answer_yet', 'much_gentler', 'gentler', 'about_the_same', 'cannot_tell', 'practise', 'still_open', 'repaired',
  'partly', 'let_it_be', 'kept_my_limit', 'softer', 'same', 'wise_adult', 'harsh_critic', 'self_protector', 'tender_part', 'another', 'curious',
  'warm', 'no', 'mine', 'raised_me', 'somebody_close', 'school_or_work', 'faith_or_culture', 'a_softer_one', 'go_quiet', 'stay_busy', 'make_light',
  'please_them', 'leave_first', 'handle_alone', 'nobody_gets_it', 'need_nobody', 'long_and_stop', 'feel_nothing', 'keeps_me_safe', 'sometimes',
  'also_where_safe', 'misunderstood', 'too_fast', 'question_too_much', 'tone', 'forgot_something', 'late_or_cancelled', 'felt_judged',
  'reply_between_sessions', 'money_or_rules', 'cannot_say', 'just_be_heard', 'acknowledgement', 'apology', 'clarification', 'slow_down',
  'something_different', 'say_it_myself', 'open_it_gently', 'read_it_before', 'practise_first', 'keep_private', 'it_helped', 'some', 'leave_it',
  'somebody', 'me_then', 'a_part', 'nobody', 'cant_tell', 'received', 'gave', 'gave_myself', 'saw', 'not_deserved', 'would_owe', 'not_meant',
  'do_not_know_me', 'will_not_last', 'listens', 'comforts', 'practical_help', 'good_company', 'advice', 'is_honest', 'believes_in_me',
  'gives_me_room', 'words', 'dots', 'calm', 'tense', 'glad', 'restless', 'mixed',
];
