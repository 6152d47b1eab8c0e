{{%AUTOESCAPE context="HTML"}}
<div class="gh-grid gh-grid--side">
<div class="gh-col">
<section class="gh-status {{KIND}}" aria-label="Whether this person can log in">{{>ICON}}<div><p>{{TEXT}}</p><p class="gh-soft">{{MORE}}</p></div></section>
{{>TIMELINE}}
</div>
<aside class="gh-col" aria-label="What you can do">
{{#DEEDS}}
<section class="gh-card" aria-labelledby="do"><h2 id="do">What you can do</h2>
{{#VERIFIED}}<p class="gh-verified">{{icon:verified_user}}<span><strong>Caller verified</strong> at {{>WHEN}} by {{STAFF}}. Holds until {{>UNTIL}}</span></p>{{/VERIFIED}}
{{#NOT_VERIFIED}}<p class="gh-small">Not verified. Asked last: {{>WHEN}}, by {{STAFF}}.</p><ul class="gh-bullets gh-small">{{#ANSWER}}<li>{{ASKS}} <strong>{{OUTCOME}}</strong></li>{{/ANSWER}}</ul>{{/NOT_VERIFIED}}
<div class="gh-stack--tight gh-buttons gh-gap">
{{#VERIFY}}<a class="usa-button" href="{{PATH}}">Verify the caller</a>{{/VERIFY}}
{{#UNLOCK}}<a class="usa-button usa-button--outline" href="{{PATH}}">Unlock the account</a>{{/UNLOCK}}
{{#RESET}}<a class="usa-button usa-button--outline" href="{{PATH}}">Send a link to set a new password</a>{{/RESET}}
{{#LINK}}<a class="usa-button usa-button--outline" href="{{PATH}}">Link to many providers</a>{{/LINK}}
{{#LOST_FACTOR}}<a class="usa-button usa-button--outline" href="{{PATH}}">Lost second factor</a>{{/LOST_FACTOR}}
{{#LETTER}}<a class="usa-button usa-button--outline" href="{{PATH}}">Replace the letter</a>{{/LETTER}}
</div>
<p class="gh-soft gh-small gh-gap">You never see a code or a password, and neither may be read out.</p></section>
{{/DEEDS}}
<section class="gh-card" aria-labelledby="facts"><h2 id="facts">Account</h2>
<dl class="gh-facts">
<dt>Kind</dt><dd>{{KIND_LABEL}}</dd>
<dt>Username</dt><dd>{{USER_NAME}}</dd>
<dt>Email</dt><dd>{{EMAIL}}</dd>
<dt>Registered</dt><dd>{{>CREATED}}</dd>
{{#AT}}<dt>Office</dt><dd><a href="{{PATH}}">{{OFFICE_NAME}}</a><br>{{ROLE}}</dd>{{/AT}}
{{#AND_MORE}}<dt>More</dt><dd>And {{REST}} more offices</dd>{{/AND_MORE}}
</dl></section>
{{#LINK_FILES}}<section class="gh-card" aria-labelledby="link-files"><h2 id="link-files">Files of links</h2><ul class="gh-people" role="list">{{#LINK_FILE}}<li><div><strong><a href="{{PATH}}">{{ROWS}}</a></strong><small>{{>WHEN}} · {{STATE}}</small></div></li>{{/LINK_FILE}}</ul></section>{{/LINK_FILES}}
</aside>
</div>
