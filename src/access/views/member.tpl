{{%AUTOESCAPE context="HTML"}}
<div class="gh-grid gh-grid--side">
<div class="gh-col">
{{#PERMISSIONS}}
<section class="gh-card" aria-labelledby="permissions"><h2 id="permissions">{{PERMISSIONS_HEADING}}</h2>
<p class="gh-soft">Give only what this person’s work needs. You can change it at any time.</p>
<p class="gh-inline gh-gap-s">Usual for: {{#JOB}}<a href="{{MEMBER_PATH}}?job={{KEY:url_query_escape}}#permissions">{{LABEL}}</a> {{/JOB}}<a href="{{MEMBER_PATH}}#permissions">as it is now</a></p>
<form class="usa-form" method="post" action="{{ACTION}}" novalidate>{{csrf}}{{#SEEN_FIELD}}<input type="hidden" name="seen" value="{{SEEN_KEYS}}">{{/SEEN_FIELD}}
<div id="capabilities">
{{#CAPABILITIES_ERROR}}<span class="usa-error-message">{{icon:error}}<span><span class="gh-sr">Error: </span>{{MESSAGE}}</span></span>{{/CAPABILITIES_ERROR}}
{{#SUBSYSTEM}}
<fieldset class="usa-fieldset usa-form-group"><legend class="usa-legend">{{SUBSYSTEM_LABEL}}</legend>
{{#BOX}}<div class="usa-checkbox"><input class="usa-checkbox__input" type="checkbox" id="may-{{KEY}}" name="may.{{KEY}}" value="yes" aria-describedby="may-{{KEY}}-hint"{{#CHECKED}} checked{{/CHECKED}}><label class="usa-checkbox__label" for="may-{{KEY}}">{{LABEL}}</label><span class="usa-hint gh-choice__hint" id="may-{{KEY}}-hint">{{HELP}}{{#DORMANT}} Does not count today: the plan does not allow it at this office now.{{/DORMANT}}</span></div>
{{/BOX}}
</fieldset>
{{/SUBSYSTEM}}
</div>
<div class="gh-actions gh-gap"><button class="usa-button" type="submit">{{SUBMIT}}</button>{{#TURN_AWAY}}<a class="usa-button gh-button--danger-outline" href="{{REMOVAL_PATH}}">Turn away</a>{{/TURN_AWAY}}</div>
</form>
</section>
{{/PERMISSIONS}}
{{#HAS_ALL}}<section class="gh-card"><h2>Permissions</h2><p>{{AN_ADMIN_OPENING}} can use everything that this office may use, and lets others in.</p></section>{{/HAS_ALL}}
{{#CLAIMS}}<section class="gh-card"><h2>Waits for a letter</h2><p>{{NAME}} asked to be {{ADMIN_NAME}} and gets in with the {{CODE}} from the letter.</p></section>{{/CLAIMS}}
<section class="gh-card" aria-labelledby="details"><h2 id="details">Details in this office</h2>
<p class="gh-soft">Email, username and password are {{NAME}}’s own; only {{NAME}} can change them.</p>
<form class="usa-form" method="post" action="{{DETAILS_PATH}}" novalidate>{{csrf}}
{{required-note}}
{{>DISPLAY_NAME}}
{{>PHONE}}
{{>JOB_TITLE}}
<div class="gh-actions gh-gap"><button class="usa-button usa-button--outline" type="submit">Save the details</button></div>
</form></section>
</div>
<aside class="gh-col" aria-label="About {{NAME}}">
<section class="gh-card"><h2 class="gh-titlerow">Account {{>STATUS}}</h2>
<dl class="gh-facts">
<dt>Role</dt><dd>{{ROLE}}</dd>
<dt>Username</dt><dd>{{USER_NAME}}</dd>
<dt>Email</dt><dd>{{EMAIL}}</dd>
<dt>Registered</dt><dd>{{>REQUESTED}}</dd>
{{#ACTIVATED}}<dt>Active since</dt><dd>{{>MOMENT}}</dd>{{/ACTIVATED}}
<dt>Last seen</dt><dd>{{#SEEN}}{{>MOMENT}}{{/SEEN}}{{#NEVER}}Never{{/NEVER}}</dd>
{{#AGREEMENT}}<dt>{{TITLE}}</dt><dd>{{#ACCEPTED}}Accepted {{>MOMENT}}{{/ACCEPTED}}{{#OUTDATED}}Accepted in an earlier version only{{/OUTDATED}}{{#MISSING}}Not accepted{{/MISSING}}</dd>{{/AGREEMENT}}
</dl>
</section>
{{#LOCKED}}
<section class="gh-card"><h2>Locked out</h2><p class="gh-small">Too many wrong passwords, {{>SINCE}}. {{UNLOCKS}}</p>
{{#UNLOCK}}<form class="gh-gap-s" method="post" action="{{UNLOCK_PATH}}">{{csrf}}<input type="hidden" name="from" value="member"><button class="usa-button" type="submit">Unlock now</button></form>{{/UNLOCK}}
</section>
{{/LOCKED}}
{{#LOST_FACTOR}}
<section class="gh-card"><h2>Lost second factor</h2><p class="gh-small">{{NAME}} gave the right password and said, {{>SINCE}}, that the authenticator app and the recovery codes are lost.</p>
{{#CONFIRMED}}<p class="gh-small gh-gap-s">It was confirmed. {{NAME}} has a code by email and enters it after the password.</p>{{/CONFIRMED}}
{{#DECIDE}}<p class="gh-small gh-gap-s">Talk to {{NAME}}, in person or at a number that you know, and confirm only what you heard yourself. A code then goes to {{NAME}}’s email; without it nothing is removed.</p>
<form class="gh-gap-s" method="post" action="{{PATH}}">{{csrf}}<input type="hidden" name="decision" value="confirmed"><button class="usa-button" type="submit">I have talked to {{NAME}}: confirm</button></form>
<form class="gh-gap-s" method="post" action="{{PATH}}">{{csrf}}<input type="hidden" name="decision" value="declined"><button class="usa-button gh-button--danger-outline" type="submit">It was not {{NAME}}: decline</button></form>{{/DECIDE}}
</section>
{{/LOST_FACTOR}}
{{#ACTIONS}}
<section class="gh-card"><h2>More</h2>
<div class="gh-buttons">
<form method="post" action="{{RECOVERY_PATH}}">{{csrf}}<input type="hidden" name="from" value="member"><button class="usa-button usa-button--outline" type="submit">Send recovery email</button></form>
{{#UPGRADE}}<form method="post" action="{{UPGRADE_PATH}}">{{csrf}}<button class="usa-button usa-button--outline" type="submit">{{LABEL}}</button></form>{{/UPGRADE}}
{{#DEMOTE}}<a class="usa-button usa-button--outline" href="{{DEMOTION_PATH}}">Change to {{LABEL}}</a>{{/DEMOTE}}
<a class="usa-button gh-button--danger-outline" href="{{REMOVAL_PATH}}">{{REVOKE}}</a>
</div></section>
{{/ACTIONS}}
</aside>
</div>
